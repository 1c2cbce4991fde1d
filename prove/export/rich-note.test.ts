import { copyPage, ENGLISH, html, noteContent, takeHome } from "@ourwords/export";
import { COPY_VARIANTS, isPlanOnly } from "@ourwords/protocol";
import { getDocumentProxy } from "unpdf";
import { afterAll, expect, test } from "vitest";
import { findChromium } from "../../apps/server/src/export/find-chromium.ts";
import { pdfPrinter } from "../../apps/server/src/export/pdf-printer.ts";
import { richNote } from "../../bench/export/rich-note.ts";
import { isExportProven, proveCopy } from "./prove-export.ts";

/** Forty pages, on a machine that does much else. */
const PATIENCE = 240_000;
const AT = Date.UTC(2026, 10, 23, 15, 10);
const chromium = process.env["CHROMIUM_PATH"] ?? findChromium(process.env["PATH"] ?? "");
const printer = chromium === undefined ? undefined : pdfPrinter(chromium);
afterAll(() => printer?.close());

for (const variant of COPY_VARIANTS)
  test(
    `AU15, TH1, TH4, TH5: in forty pages by three people each name, answer, quote and word is found in every format (${variant})`,
    async () => {
      const note = richNote();
      const figures = await proveCopy(note, variant, printer, "forty pages");
      expect(figures).toMatchObject({ lost: 0, misattributed: 0, sentencesLost: 0 });
      expect(isExportProven(figures)).toBe(true);
      expect(figures.letters).toBeGreaterThan(isPlanOnly(variant) ? 1_000 : 100_000);
    },
    PATIENCE,
  );

test.runIf(printer !== undefined)(
  "TH9: a PDF is tagged and says its language and title, has an outline, and on each page which of how many it is",
  async () => {
    const state = {
      kind: "sealed",
      at: AT,
      by: richNote()
        .source.participants.slice(0, 2)
        .map(({ id }) => id),
    } as const;
    const page = copyPage(takeHome(noteContent(richNote().source), "normal", state), ENGLISH);
    const printed = await printer?.print(html(page, { faces: "", paper: "letter" }));
    if (printed?.kind !== "pdf") throw new Error("no PDF was made", { cause: printed });
    const pdf = await getDocumentProxy(new Uint8Array(printed.bytes));
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    expect((await pdf.getMetadata()).info).toMatchObject({ Title: "Story and plan", Language: "en-GB" });
    const [top] = await pdf.getOutline();
    expect([top?.title, ...(top?.items ?? []).map(({ title }) => title)]).toEqual(["Story and plan", "Story", "Plan"]);
    expect(pdf.numPages).toBeGreaterThanOrEqual(40);
    for (let number = 1; number <= pdf.numPages; number++) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      const text = items.map((item) => ("str" in item ? item.str : "")).join("");
      expect(text).toContain(`Page ${number} of ${pdf.numPages}`);
      if (number === 1) {
        expect(text).toMatch(/This is how it was kept on Monday,? 23 November 2026 at .*, by Sam and Dr Ali\./);
        for (const who of ["Sam", "Dr Ali, clinician", "Jo, peer worker"]) expect(text).toContain(who);
      }
    }
    const [, , width, height] = (await pdf.getPage(1)).view;
    expect([width, height]).toEqual([612, 792]);
  },
  PATIENCE,
);
