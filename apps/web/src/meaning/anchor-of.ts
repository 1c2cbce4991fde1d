import type { Ledger } from "@ourwords/authorship";
import { LONGEST_ANCHOR } from "@ourwords/note";
import { type CharRange, joinedRanges } from "@ourwords/protocol";
import type { EditorState } from "@tiptap/pm/state";
import type * as Y from "yjs";
import { charsBetween } from "../writing/char-ids.ts";

/** Which characters the selected words are, or the word at the caret, by their original identities. */
export function anchorOf(
  state: EditorState,
  fragment: Y.XmlFragment,
  ledger: Ledger,
): readonly CharRange[] | "nothing" | "too-long" {
  const { from, to } = state.selection.empty ? wordAt(state) : state.selection;
  const chars = charsBetween(fragment, state.doc, from, to);
  const first = chars.findIndex(({ letter }) => letter.trim() !== "");
  const last = chars.findLastIndex(({ letter }) => letter.trim() !== "");
  if (first < 0) return "nothing";
  const letters: CharRange[] = [];
  for (const { id } of chars.slice(first, last + 1)) {
    if (!id) return "nothing";
    letters.push({ ...ledger.originalOf(id), length: 1 });
  }
  const anchor = joinedRanges(letters);
  const isTooLong = last + 1 - first > LONGEST_ANCHOR.letters || anchor.length > LONGEST_ANCHOR.ranges;
  return isTooLong ? "too-long" : anchor;
}

function wordAt({ selection: { $from } }: EditorState): { readonly from: number; readonly to: number } {
  const start = $from.start();
  const at = $from.parentOffset;
  const text = $from.parent.textContent;
  const word = [...new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)].find(
    ({ index, segment, isWordLike }) => isWordLike === true && index <= at && at <= index + segment.length,
  );
  return word
    ? { from: start + word.index, to: start + word.index + word.segment.length }
    : { from: $from.pos, to: $from.pos };
}
