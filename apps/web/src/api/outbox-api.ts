import type { NoteId, ParticipantId } from "@ourwords/protocol";
import type { ApiResult } from "./api-result.ts";
import { ask } from "./ask.ts";
import { fieldsOf } from "./fields.ts";

const KEY_BYTES = 32;

/** SV3: the key to what this participant's pages keep on this device. Held in memory only. */
export const readOutboxKey = (
  note: NoteId,
  as: ParticipantId | undefined,
): Promise<ApiResult<Uint8Array<ArrayBuffer>>> =>
  ask({
    method: "GET",
    path: `/api/notes/${note}/outbox-key${as === undefined ? "" : `?as=${as}`}`,
    parse: (answer) => bytesOf(fieldsOf(answer)?.["key"]),
  });

function bytesOf(value: unknown): Uint8Array<ArrayBuffer> | undefined {
  if (typeof value !== "string" || !/^[\w-]{43}$/u.test(value)) return undefined;
  const bytes = Uint8Array.from(atob(value.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
    letter.charCodeAt(0),
  );
  return bytes.length === KEY_BYTES ? bytes : undefined;
}
