import { createDecoder, readVarUint } from "lib0/decoding";
import { attempt } from "./attempt.ts";
import { FRAME } from "./frame-type.ts";

/** RM2: whether the note can be written to disk. A page is told `false` as soon as it can't, and `true` when it can again. */
export const encodeStoring = (ok: boolean): Uint8Array => new Uint8Array([FRAME.storing, ok ? 1 : 0]);

/** Whether it can; `undefined` for another frame. */
export function decodeStoring(frame: Uint8Array): boolean | undefined {
  return attempt(() => {
    const decoder = createDecoder(frame);
    if (readVarUint(decoder) !== FRAME.storing) return undefined;
    const ok = readVarUint(decoder);
    return ok > 1 ? undefined : ok === 1;
  });
}
