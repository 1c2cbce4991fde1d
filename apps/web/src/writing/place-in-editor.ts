import type { Node } from "@tiptap/pm/model";
import * as Y from "yjs";

/** A position in an editor, and which neighbour it keeps to when somebody writes there: -1 the one before it. */
export interface EditorPlace {
  readonly pos: number;
  readonly side: -1 | 1;
}

/**
 * Where a `Y.RelativePosition`, encoded (V1) or not, stands in `shown`, the editor's document for `fragment`. `elsewhere`: in the
 * other fragment. `unknown`: what it keeps to has not arrived yet, or is gone.
 */
export function placeInEditor(
  place: Uint8Array | Y.RelativePosition,
  fragment: Y.XmlFragment,
  shown: Node,
): EditorPlace | "elsewhere" | "unknown" {
  const relative = place instanceof Uint8Array ? decoded(place) : place;
  const absolute =
    relative && fragment.doc && Y.createAbsolutePositionFromRelativePosition(relative, fragment.doc, false);
  if (!absolute || !(absolute.type instanceof Y.XmlText)) return "unknown";
  let offset = absolute.index;
  const path: number[] = [];
  let type: Y.XmlFragment | Y.XmlText = absolute.type;
  while (type._item) {
    const { parent, deleted }: Y.Item = type._item;
    if (deleted || !(parent instanceof Y.XmlFragment)) return "unknown";
    const siblings = parent.toArray();
    const index = siblings.findIndex((sibling) => sibling === type);
    // A race can leave a block with two texts; the editor shows them as one.
    if (type instanceof Y.XmlText)
      offset += siblings.slice(0, index).reduce((sum, text) => sum + (text instanceof Y.XmlText ? text.length : 0), 0);
    else path.unshift(index);
    type = parent;
  }
  if (type !== fragment) return "elsewhere";
  const inside = enter(shown, path);
  if (!inside?.node.isTextblock || offset > inside.node.content.size) return "unknown";
  return { pos: inside.pos + offset, side: absolute.assoc < 0 ? -1 : 1 };
}

const decoded = (place: Uint8Array): Y.RelativePosition | undefined =>
  place.length > 0 ? Y.decodeRelativePosition(place) : undefined;

/** The node that a path of child numbers leads to, and the position where its content starts. */
function enter(root: Node, path: readonly number[]): { readonly node: Node; readonly pos: number } | undefined {
  let node = root;
  let pos = 0;
  for (const index of path) {
    if (index >= node.childCount) return undefined;
    for (let before = 0; before < index; before++) pos += node.child(before).nodeSize;
    node = node.child(index);
    pos += 1;
  }
  return { node, pos };
}
