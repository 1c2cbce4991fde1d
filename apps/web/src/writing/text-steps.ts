import type { EditorState, Transaction } from "@tiptap/pm/state";
import * as Y from "yjs";

/** What Yjs tells of a change, of a text or of a block. */
export type TextEvent = Y.YEvent<Y.AbstractType<unknown>>;

/**
 * A remote change of nothing but letters as the very insertions and deletions that it was: comparing texts can't say which
 * of two equal letters is new. `undefined` when blocks or marks changed too. Call it while Yjs tells of the events.
 */
export function textSteps(
  state: EditorState,
  { doc: after }: Transaction,
  events: readonly TextEvent[],
): Transaction | undefined {
  const small = state.tr;
  // In document order: what lies before is then already as it will be, and places in `small.doc` are those in `after`.
  for (const event of events.toSorted(inOrder)) {
    let pos = startOf(event, small);
    if (pos === undefined) return undefined;
    for (const { retain = 0, insert, delete: gone = 0, attributes } of event.delta) {
      if (retain > 0 && attributes) return undefined;
      pos += retain;
      if (pos + gone > small.doc.content.size) return undefined;
      if (gone > 0) small.delete(pos, pos + gone);
      if (insert === undefined) continue;
      if (typeof insert !== "string" || pos + insert.length > after.content.size) return undefined;
      small.replace(pos, pos, after.slice(pos, pos + insert.length));
      pos += insert.length;
    }
  }
  return small.doc.eq(after) ? small : undefined;
}

const inOrder = (a: TextEvent, b: TextEvent): number => {
  const differs = a.path.findIndex((key, depth) => key !== b.path[depth]);
  return differs < 0 ? 0 : Number(a.path[differs]) - Number(b.path[differs] ?? 0);
};

/** Where the event's text begins in the editor. */
function startOf({ target, path }: TextEvent, { doc }: Transaction): number | undefined {
  if (!(target instanceof Y.XmlText) || !(target.parent instanceof Y.XmlElement)) return undefined;
  let pos = 0;
  let node = doc;
  for (const key of path.slice(0, -1)) {
    const index = Number(key);
    if (index >= node.childCount) return undefined;
    for (let before = 0; before < index; before++) pos += node.child(before).nodeSize;
    node = node.child(index);
    pos += 1;
  }
  // A race can leave two texts in a block.
  for (const beside of target.parent.toArray()) {
    if (beside === target) return pos;
    if (!(beside instanceof Y.XmlText)) return undefined;
    pos += beside.length;
  }
  return undefined;
}
