import { createDecoder, hasContent, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import {
  createEncoder,
  toUint8Array,
  writeUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from "lib0/encoding";
import { attempt } from "./attempt.ts";

/** SV4: what a page is sent by HTTP instead of a WebSocket, one after another in the body of an answer. */
export type DownRecord =
  /** the first one: the name of this connection, for what the page posts */
  | { readonly kind: "opened"; readonly carrier: string }
  | { readonly kind: "frame"; readonly frame: Uint8Array }
  /** the page answers with a post of nothing */
  | { readonly kind: "ping" }
  /** the last one: as a WebSocket is closed */
  | { readonly kind: "closed"; readonly code: number; readonly reason: string };

const KINDS = ["opened", "frame", "ping", "closed"] as const;

/** A record with its length before it. */
export function encodeDownRecord(record: DownRecord): Uint8Array {
  const body = createEncoder();
  writeVarUint(body, KINDS.indexOf(record.kind));
  if (record.kind === "opened") writeVarString(body, record.carrier);
  if (record.kind === "frame") writeUint8Array(body, record.frame);
  if (record.kind === "closed") {
    writeVarUint(body, record.code);
    writeVarString(body, record.reason);
  }
  const encoder = createEncoder();
  writeVarUint8Array(encoder, toUint8Array(body));
  return toUint8Array(encoder);
}

/** Puts records together again, however the body was cut on its way. */
export class DownReader {
  #chunks: Uint8Array[] = [];
  #size = 0;
  /** so many bytes make the next record whole; 1 while its length is not known */
  #need = 1;

  /** The records that are whole by now. `undefined` when it is no such body: some other server answered. */
  push(chunk: Uint8Array): readonly DownRecord[] | undefined {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size < this.#need) return [];
    const bytes = joined(this.#chunks, this.#size);
    const records: DownRecord[] = [];
    let at = 0;
    let next = recordAt(bytes, at);
    for (; next && next.end <= bytes.length; next = recordAt(bytes, at)) {
      const record = decodeDownRecord(bytes.slice(next.from, next.end));
      if (!record) return undefined;
      records.push(record);
      at = next.end;
    }
    this.#chunks = [bytes.slice(at)];
    this.#size = bytes.length - at;
    this.#need = next ? next.end - at : this.#size + 1;
    return records;
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** Where the next record's body lies, as soon as its length is there. */
function recordAt(bytes: Uint8Array, at: number): { readonly from: number; readonly end: number } | undefined {
  const decoder = createDecoder(bytes);
  decoder.pos = at;
  return attempt(() => {
    const length = readVarUint(decoder);
    return { from: decoder.pos, end: decoder.pos + length };
  });
}

function decodeDownRecord(body: Uint8Array): DownRecord | undefined {
  return attempt((): DownRecord | undefined => {
    const decoder = createDecoder(body);
    const kind = KINDS[readVarUint(decoder)];
    switch (kind) {
      case "opened":
        return { kind, carrier: readVarString(decoder) };
      case "frame":
        return { kind, frame: body.slice(decoder.pos) };
      case "ping":
        return { kind };
      case "closed":
        return { kind, code: readVarUint(decoder), reason: readVarString(decoder) };
      case undefined:
      default:
        return undefined;
    }
  });
}

/** What a page posts: its frames in order. `n` counts the posts of a connection from 1, so that one sent again is known. */
export interface Posted {
  readonly carrier: string;
  readonly n: number;
  readonly frames: readonly Uint8Array[];
}

export function encodePosted({ carrier, n, frames }: Posted): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder();
  writeVarString(encoder, carrier);
  writeVarUint(encoder, n);
  for (const frame of frames) writeVarUint8Array(encoder, frame);
  return toUint8Array(encoder).slice();
}

export function decodePosted(body: Uint8Array): Posted | undefined {
  return attempt(() => {
    const decoder = createDecoder(body);
    const carrier = readVarString(decoder);
    const n = readVarUint(decoder);
    const frames: Uint8Array[] = [];
    while (hasContent(decoder)) frames.push(readVarUint8Array(decoder));
    return { carrier, n, frames };
  });
}
