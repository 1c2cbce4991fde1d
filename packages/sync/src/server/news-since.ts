import { type CharSet, charSet, livingOriginals } from "@ourwords/authorship";
import type { CharRange, ParticipantId } from "@ourwords/protocol";
import * as Y from "yjs";
import type { LogRow } from "../log-row.ts";
import type { NoteFold } from "./note-fold.ts";

/**
 * What other hands than `reader`'s wrote in these rows and what lives now, as originals. Copies of older words are no news,
 * nor are words that somebody put back.
 */
export function newsSince(rows: readonly LogRow[], reader: ParticipantId, { doc, ledger }: NoteFold): CharRange[] {
  // Who was the last to write reads nothing new, and most who come are that: the whole note is not gone through for them.
  let living: CharSet | undefined;
  const news = charSet();
  for (const { kind, update } of rows) {
    if (kind !== "edit") continue;
    for (const struct of Y.decodeUpdate(update).structs) {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
      const { client, clock } = struct.id;
      const voice = ledger.voiceOf(client);
      if (!voice || (voice.scribe ?? voice.author) === reader) continue;
      // A copy has its words elsewhere: what stands for itself is new.
      for (const { originClient, originClock, ...piece } of ledger.pairs({ client, clock, length: struct.length }))
        if (originClient === piece.client && originClock === piece.clock)
          for (const { value, ...part } of (living ??= livingOriginals(doc, ledger)).in(piece))
            if (value) news.set(part, true);
    }
  }
  return news.all().map(({ client, clock, length }) => ({ client, clock, length }));
}
