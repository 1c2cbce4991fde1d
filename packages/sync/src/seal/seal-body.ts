import {
  canonicalJson,
  type CharRange,
  isHash,
  parseSealHead,
  parseSignature,
  readCharRange,
  type SealedContent,
  type SealHead,
  type Signature,
  writeCharRange,
} from "@ourwords/protocol";
import { createDecoder, hasContent, readVarUint } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarUint } from "lib0/encoding";

/** That somebody stands by a seal, named by row and hash. */
export type SignBody = { readonly kind: "sign"; readonly seal: number; readonly hash: string } & Signature;

/** What a `seal` row tells the list of seals: that the note was kept as it is, or who stands by what. */
export type SealNews = { readonly kind: "seal"; readonly head: SealHead } | SignBody;

/** What a `seal` row says. */
export type SealBody = { readonly kind: "seal"; readonly head: SealHead; readonly content: SealedContent } | SignBody;

export const encodeSignBody = (body: SignBody): Uint8Array => new TextEncoder().encode(canonicalJson(body));

/** @throws when the bytes are no such row. What a seal holds is taken as it is: its hash says whether it is that. */
export function decodeSealBody(bytes: Uint8Array): SealBody {
  const body = JSON.parse(new TextDecoder().decode(bytes));
  if (body?.kind === "seal") {
    const head = parseSealHead(body.head);
    if (head && typeof body.content === "object" && body.content !== null)
      return { kind: "seal", head, content: body.content };
  }
  if (body?.kind === "sign") {
    const signature = parseSignature(body);
    if (signature && Number.isSafeInteger(body.seal) && isHash(body.hash))
      return { kind: "sign", ...signature, seal: body.seal, hash: body.hash };
  }
  throw new Error("a row of a seal is not one");
}

/** The trace of a seal's row: the originals that stood when it was made, in the order of their identities. */
export function encodeStanding(ranges: readonly CharRange[]): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, ranges.length);
  for (const range of ranges) writeCharRange(encoder, range);
  return toUint8Array(encoder);
}

/** @throws when the bytes are none */
export function decodeStanding(bytes: Uint8Array): readonly CharRange[] {
  const decoder = createDecoder(bytes);
  const ranges: CharRange[] = [];
  for (let left = readVarUint(decoder); left > 0; left--) ranges.push(readCharRange(decoder));
  if (hasContent(decoder)) throw new Error("what a seal's row says of its words is not that");
  return ranges;
}
