import { createEncoder, toUint8Array, writeVarUint } from "lib0/encoding";
import type { CopyRun } from "./authorship.ts";
import { writeCopyRuns } from "./copy-runs.ts";
import { FRAME } from "./frame-type.ts";

/**
 * AU3: which letters of a page's next update are letters that stood before. All of them: what is not listed is new. The
 * server looks at each and believes no more than it sees.
 */
export function encodeClaims(copies: readonly CopyRun[]): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, FRAME.claims);
  writeCopyRuns(encoder, copies);
  return toUint8Array(encoder);
}
