import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { ySyncPluginKey } from "y-prosemirror";

/** The letters that an input method is composing. */
export interface ComposingRange {
  readonly from: number;
  readonly to: number;
}

interface Composition extends ComposingRange {
  /** ProseMirror's number for this composition */
  readonly id: unknown;
}

const key = new PluginKey<Composition | undefined>("composing-range");

/**
 * Keeps where the composition wrote, for browsers don't tell. Letters that others put at its edges stay outside. Its text is
 * cut off from its neighbours in the page, or ProseMirror would write a neighbour anew for each of its letters, and the
 * browser would give the composition up.
 */
export const composingRangePlugin = (): Plugin<Composition | undefined> =>
  new Plugin<Composition | undefined>({
    key,
    state: { init: () => undefined, apply: follow },
    props: {
      decorations: (state) => {
        const range = key.getState(state);
        return range && DecorationSet.create(state.doc, [Decoration.inline(range.from, range.to, {})]);
      },
    },
  });

/** What is composed at the caret. Asked only while somebody composes: afterwards the last range is still there. */
export function composingRange(state: EditorState): ComposingRange {
  const { head } = state.selection;
  const range = key.getState(state);
  return range && range.from <= head && head <= range.to ? range : { from: head, to: head };
}

/** Where a range is after a step that is not its composition's. */
export const besideOthers = (
  { from, to }: ComposingRange,
  mapping: { map: (pos: number, assoc: number) => number },
): ComposingRange => {
  const start = mapping.map(from, 1);
  return { from: start, to: Math.max(start, mapping.map(to, -1)) };
};

function follow(transaction: Transaction, last: Composition | undefined): Composition | undefined {
  const { mapping, docChanged } = transaction;
  const id: unknown = transaction.getMeta("composition");
  if (!docChanged) return last;
  if (id === undefined)
    return last && transaction.getMeta(ySyncPluginKey) ? { id: last.id, ...besideOthers(last, mapping) } : undefined;
  const goesOn = last?.id === id;
  let from = goesOn ? mapping.map(last.from, -1) : Number.POSITIVE_INFINITY;
  let to = goesOn ? mapping.map(last.to, 1) : 0;
  mapping.maps.forEach((map, index) => {
    const later = mapping.slice(index + 1);
    map.forEach((_from, _to, start, end) => {
      from = Math.min(from, later.map(start, -1));
      to = Math.max(to, later.map(end, 1));
    });
  });
  return { id, from, to: Math.max(from, to) };
}
