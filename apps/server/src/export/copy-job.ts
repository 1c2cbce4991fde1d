import type { TakeHome } from "@ourwords/export";
import type { CopyFormat, CopyPaper } from "@ourwords/protocol";
import type { CopyLanguage } from "./copy-language.ts";

/** A copy to be written. Plain values: it goes to another thread. */
export interface CopyJob {
  readonly copy: TakeHome;
  /** a PDF is a printed page */
  readonly format: Exclude<CopyFormat, "pdf">;
  readonly language: CopyLanguage;
  readonly paper: CopyPaper | undefined;
}

export interface JobAnswer {
  readonly id: number;
  /** `undefined`: it could not be written */
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
}
