import type { CharRange, SealedContent, SealHead } from "@ourwords/protocol";
import type { LogRow } from "../log-row.ts";
import { decodeSealBody, decodeStanding } from "./seal-body.ts";
import { contentHash, sealHash } from "./seal-hash.ts";

/** A seal, what it holds, and the words that stood then: as originals (`NoteView.since`). */
export interface Sealed {
  readonly head: SealHead;
  readonly content: SealedContent;
  readonly standing: readonly CharRange[];
}

/** A seal from its row; `undefined` from the row of a signature. @throws when it does not hold what its hash says (SL2) */
export function readSealed({ seq, update, trace }: LogRow): Sealed | undefined {
  const body = decodeSealBody(update);
  if (body.kind === "sign") return undefined;
  const { hash, ...head } = body.head;
  if (contentHash(body.content) !== head.content || sealHash(head) !== hash)
    throw new Error(`the seal in row ${seq} is not what its hash says`);
  return { head: body.head, content: body.content, standing: decodeStanding(trace) };
}
