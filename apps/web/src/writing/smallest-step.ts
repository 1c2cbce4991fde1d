import type { EditorState, Transaction } from "@tiptap/pm/state";

/** The same change as `whole` makes, as one step over the part that differs; as its own steps if one can't. */
export function smallestStep(state: EditorState, whole: Transaction): Transaction {
  const before = whole.before.content;
  const after = whole.doc.content;
  const small = state.tr;
  const from = before.findDiffStart(after);
  if (from === null) return small;
  const ends = before.findDiffEnd(after);
  let [to, until] = ends ? [ends.a, ends.b] : [before.size, after.size];
  // Repeated letters make the two ends cross: move them apart again by what they overlap.
  const overlap = from - Math.min(to, until);
  if (overlap > 0) [to, until] = [to + overlap, until + overlap];
  small.replace(from, to, whole.doc.slice(from, until));
  return small.doc.eq(whole.doc) ? small : bare(state, whole);
}

/** y-prosemirror asks to scroll to the caret after a remote change. Nobody's view moves because of somebody else. */
function bare(state: EditorState, { steps }: Transaction): Transaction {
  const same = state.tr;
  for (const step of steps) same.step(step);
  return same;
}
