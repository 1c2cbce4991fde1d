/** RM1: what a row of the log is. `edit` and `mend` carry a Yjs update (V1), `people` carries JSON, `check` what it says of words (`row-body.ts`), `seal` JSON (`seal/`). */
export type RowKind = "edit" | "mend" | "check" | "people" | "seal";

/** A row before it has its place. `voice` is the clientID that wrote it, `at` milliseconds since 1970. */
export interface NewRow {
  readonly kind: RowKind;
  readonly voice: number;
  readonly at: number;
  readonly update: Uint8Array;
  /** what it did to words (`encodeFacts`); empty when it did nothing to them */
  readonly trace: Uint8Array;
}

/** `seq` counts from 1 without gaps. */
export interface LogRow extends NewRow {
  readonly seq: number;
}
