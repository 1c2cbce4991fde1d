import type { Ledger } from "@ourwords/authorship";
import { MAPS, type Reason } from "@ourwords/note";
import { type CharRange, joinedRanges, type ParticipantId } from "@ourwords/protocol";
import type { EditorState } from "@tiptap/pm/state";
import type * as Y from "yjs";
import { charsBetween } from "../writing/char-ids.ts";

/** Why selected words are no quote: none are selected; they are of two lines, of two people; too many. */
export type NoQuote = "nothing" | "two-lines" | "two-authors" | "too-long";

/** The selected words and their characters as they stand, without spaces at the ends. Asked while the fragment holds what the editor shows. */
export function quoteOf({ selection, doc }: EditorState, fragment: Y.XmlFragment): Reason | NoQuote {
  const chars = charsBetween(fragment, doc, selection.from, selection.to);
  const first = chars.findIndex(({ letter }) => letter.trim() !== "");
  const last = chars.findLastIndex(({ letter }) => letter.trim() !== "");
  const [start, end] = [chars[first], chars[last]];
  if (!start || !end) return "nothing";
  if (doc.resolve(start.pos).before() !== doc.resolve(end.pos).before()) return "two-lines";
  const quoted = chars.slice(first, last + 1);
  const text = quoted.map(({ letter }) => letter).join("");
  const ranges = joinedRanges(quoted.flatMap(({ id }) => (id ? [{ ...id, length: 1 }] : [])));
  if (text.length > MAPS.reasons.text || ranges.length > MAPS.reasons.ranges) return "too-long";
  // Where the page and what it is drawn from don't agree, or in the middle of a letter, the server would not believe it.
  const isKnown = quoted.every(({ id }) => id !== undefined) && text.isWellFormed();
  return isKnown ? { text, chars: ranges } : "nothing";
}

/** Whose words they are, and their originals. The page knows both as the server does once all that it wrote is saved. */
export function originOf(
  { chars }: Reason,
  ledger: Ledger,
): { readonly author: ParticipantId; readonly anchor: readonly CharRange[] } | NoQuote {
  const anchor = joinedRanges(chars.flatMap((range) => ledger.originsOf(range)));
  const [author, ...others] = new Set(anchor.map(({ client }) => ledger.voiceOf(client)?.author));
  if (others.length > 0) return "two-authors";
  if (author === undefined) return "nothing";
  return anchor.length > MAPS.reasons.ranges ? "too-long" : { author, anchor };
}
