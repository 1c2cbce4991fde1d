import { monitorEventLoopDelay } from "node:perf_hooks";
import { noteContent, takeHome } from "@ourwords/export";
import type { CopyFormat } from "@ourwords/protocol";
import { createCopies } from "../../apps/server/src/export/copies.ts";
import { richNote } from "./rich-note.ts";

/** Milliseconds that a copy of forty pages may take, the first one after a start left out. */
const MOST: Record<CopyFormat, number> = { text: 200, markdown: 200, html: 200, docx: 1_000, pdf: 3_000 };
/** Milliseconds that everybody's typing may wait for somebody's copy. */
const MOST_LAG = 100;
const TIMES = 3;

export interface ExportFigures {
  readonly pages: number;
  /** of the slowest of three, milliseconds */
  readonly ms: Readonly<Record<CopyFormat, number>>;
  readonly bytes: Readonly<Record<CopyFormat, number>>;
  /** the longest that the event loop stood still, milliseconds */
  readonly lag: number;
  /** of this process with its thread, megabytes; the browser has its own */
  readonly peakMemory: number;
}

/** Copies of one long note in every format, as the server makes them. */
export async function benchExport(): Promise<ExportFigures> {
  const { source } = richNote();
  const copies = createCopies(process.env["CHROMIUM_PATH"]);
  const ms = { text: 0, markdown: 0, html: 0, docx: 0, pdf: 0 };
  const bytes = { ...ms };
  let pages = 0;
  // What is read from disk once, and by no copy after.
  for (const format of ["html", "docx"] as const) await make(format);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  for (const format of ["text", "markdown", "html", "docx", "pdf"] as const)
    for (let time = 0; time < TIMES; time++) {
      const started = performance.now();
      const made = await make(format);
      ms[format] = Math.max(ms[format], Math.round(performance.now() - started));
      bytes[format] = made.byteLength;
      if (format === "pdf")
        pages =
          Buffer.from(made)
            .toString("latin1")
            .match(/\/Type\s*\/Page\b/gu)?.length ?? 0;
    }
  delay.disable();
  await copies.close();
  return {
    pages,
    ms,
    bytes,
    lag: Math.round(delay.max / 1e6),
    peakMemory: Math.round(process.resourceUsage().maxRSS / 1024),
  };

  async function make(format: CopyFormat): Promise<Uint8Array> {
    const copy = takeHome(noteContent(source), "normal", { kind: "open", at: 0 });
    const made = await copies.make({ copy, format, language: "en", paper: undefined });
    if (made.kind !== "made") throw new Error(`no ${format} was made: ${made.kind}`);
    return made.bytes;
  }
}

export const isQuick = ({ ms, lag }: ExportFigures): boolean =>
  lag <= MOST_LAG && Object.entries(MOST).every(([format, most]) => ms[format as CopyFormat] <= most); // reason: the keys of MOST
