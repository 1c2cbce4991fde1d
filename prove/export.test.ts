import { expect, test } from "vitest";
import { isExportProven, proveNote } from "./export/prove-export.ts";
import { pdfPrinter } from "../apps/server/src/export/pdf-printer.ts";
import { findChromium } from "../apps/server/src/export/find-chromium.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const chromium = process.env["CHROMIUM_PATH"] ?? findChromium(process.env["PATH"] ?? "");
console.log(`export seed ${seed}`);

for (const each of [seed, seed + 1, seed + 2, seed + 3])
  test(`AU15: a copy in text, Markdown, HTML and for Word, read back, has every word under its author (${each})`, async () => {
    const figures = await proveNote(each, undefined);
    expect(figures.letters).toBeGreaterThan(100);
    expect(isExportProven(figures)).toBe(true);
  });

test.runIf(chromium !== undefined)(
  `AU15: a PDF, read by its tags, has every word under its author (${seed})`,
  async () => {
    const printer = pdfPrinter(chromium ?? "");
    const figures = await proveNote(seed, printer);
    await printer.close();
    expect(figures.pdfs).toBe(1);
    expect(isExportProven(figures)).toBe(true);
  },
);
