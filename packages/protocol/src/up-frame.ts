import { createDecoder, hasContent, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import { attempt } from "./attempt.ts";
import type { CopyRun } from "./authorship.ts";
import { readCopyRuns } from "./copy-runs.ts";
import type { CloseReason } from "./close-reason.ts";
import { FRAME } from "./frame-type.ts";
import { LIMITS } from "./limits.ts";
import { type NumberedRequest, readRequest } from "./request.ts";
import { SYNC } from "./sync-frame.ts";

/** All that a page may send. */
export type UpFrame =
  | { readonly kind: "ask"; readonly stateVector: Uint8Array }
  | { readonly kind: "update"; readonly update: Uint8Array }
  | { readonly kind: "awareness"; readonly update: Uint8Array }
  | { readonly kind: "queryAwareness" }
  | { readonly kind: "putBack"; readonly id: string }
  | { readonly kind: "speak"; readonly client: number }
  | { readonly kind: "claims"; readonly claims: readonly CopyRun[] }
  | ({ readonly kind: "request" } & NumberedRequest);

/** GT1: measures a frame and takes it apart. Never throws; says which reason to close with instead. */
export function decodeUpFrame(bytes: Uint8Array): UpFrame | { readonly refused: CloseReason } {
  if (bytes.length > LIMITS.frameBytes) return { refused: "frame-too-big" };
  return attempt(() => read(bytes)) ?? { refused: "bad-frame" };
}

function read(bytes: Uint8Array): UpFrame | { readonly refused: CloseReason } | undefined {
  const decoder = createDecoder(bytes);
  const type = readVarUint(decoder);
  if (type === FRAME.queryAwareness) return hasContent(decoder) ? undefined : { kind: "queryAwareness" };
  if (type === FRAME.awareness) {
    if (bytes.length > LIMITS.awarenessBytes) return { refused: "bad-presence" };
    const update = readVarUint8Array(decoder);
    return hasContent(decoder) ? undefined : { kind: "awareness", update };
  }
  if (type === FRAME.putBack) {
    const id = readVarString(decoder);
    return hasContent(decoder) || id.length > LIMITS.recordId ? undefined : { kind: "putBack", id };
  }
  if (type === FRAME.speak) {
    const client = readVarUint(decoder);
    return hasContent(decoder) ? undefined : { kind: "speak", client };
  }
  if (type === FRAME.claims) {
    const claims = readCopyRuns(decoder);
    return !claims || hasContent(decoder) ? undefined : { kind: "claims", claims };
  }
  if (type === FRAME.request) {
    const request = readRequest(decoder);
    return !request || hasContent(decoder) ? undefined : { kind: "request", ...request };
  }
  if (type !== FRAME.sync) return { refused: "unknown-message" };
  const kind = readVarUint(decoder);
  const body = readVarUint8Array(decoder);
  if (hasContent(decoder)) return undefined;
  if (kind === SYNC.step1)
    return body.length <= LIMITS.stateVectorBytes ? { kind: "ask", stateVector: body } : undefined;
  // A page is never asked for its state: a step 2 names every deletion it ever saw, and those are not its own.
  return kind === SYNC.update ? { kind: "update", update: body } : { refused: "unknown-message" };
}
