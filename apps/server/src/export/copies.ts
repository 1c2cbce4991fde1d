import type { TakeHome } from "@ourwords/export";
import type { CopyFormat, CopyPaper } from "@ourwords/protocol";
import { CopyMaker } from "./copy-maker.ts";
import type { CopyJob } from "./copy-job.ts";
import { pdfPrinter } from "./pdf-printer.ts";
import type { CopyLanguage } from "./copy-language.ts";

export type CopyMade =
  | { readonly kind: "made"; readonly bytes: Uint8Array }
  | { readonly kind: "busy" }
  /** there is no browser on this machine */
  | { readonly kind: "no-browser" }
  | { readonly kind: "failed"; readonly error: unknown };

export interface CopyAsked {
  readonly copy: TakeHome;
  readonly format: CopyFormat;
  readonly language: CopyLanguage;
  readonly paper: CopyPaper | undefined;
}

/** Makes copies of notes to take along. */
export interface Copies {
  make(asked: CopyAsked): Promise<CopyMade>;
  /** Idempotent. */
  close(): Promise<void>;
}

/** `chromium`: where a browser is, if there is one. */
export function createCopies(chromium: string | undefined): Copies {
  const maker = new CopyMaker();
  const printer = chromium === undefined ? undefined : pdfPrinter(chromium);
  const write = async (job: CopyJob): Promise<CopyMade> => {
    const made = await maker.make(job);
    return made.kind === "failed" ? { ...made, error: new Error("a copy could not be written") } : made;
  };
  return {
    make: async ({ format, paper, ...asked }) => {
      if (format !== "pdf") return write({ ...asked, format, paper });
      if (!printer) return { kind: "no-browser" };
      const page = await write({ ...asked, format: "html", paper: paper ?? "a4" });
      if (page.kind !== "made") return page;
      const printed = await printer.print(new TextDecoder().decode(page.bytes));
      return printed.kind === "pdf" ? { kind: "made", bytes: printed.bytes } : printed;
    },
    close: async () => {
      await Promise.all([maker.close(), printer?.close()]);
    },
  };
}
