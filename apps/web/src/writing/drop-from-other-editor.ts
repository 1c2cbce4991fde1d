import { Slice } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import { dropPoint } from "@tiptap/pm/transform";
import type { EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "y-prosemirror";
import type { Doc } from "yjs";
import { charsBetween } from "./char-ids.ts";
import { fitsOneUpdate } from "./fits-one-update.ts";
import { IN_HAND } from "./letter-sources.ts";
import { withNews } from "./writing-news.ts";

/**
 * Moves what is dragged between the page's two editors. To ProseMirror that is a paste there, and nothing here; taken out
 * and put down in one Yjs transaction, it is a move, and the words stay their author's (AU10). Answers whether it did so.
 */
export function dropFromOtherEditor(
  source: EditorView | undefined,
  view: EditorView,
  event: DragEvent,
  doc: Doc,
): boolean {
  const dragged = source?.dragging?.slice;
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
  // These keys ask for a copy, which is its maker's.
  if (!source || !dragged || !at || event.ctrlKey || event.altKey) return false;
  // Each editor has a schema of its own.
  const slice = Slice.fromJSON(view.state.schema, dragged.toJSON());
  const pos = dropPoint(view.state.doc, at.pos, slice) ?? at.pos;
  const { from, to } = source.state.selection;
  const letters = charsBetween(ySyncPluginKey.getState(source.state).type, source.state.doc, from, to);
  const put = view.state.tr.replaceRange(pos, pos, slice).setMeta("uiEvent", "drop").setMeta(IN_HAND, letters);
  if (!put.docChanged) return false;
  if (!fitsOneUpdate(put)) {
    view.dispatch(withNews(view.state.tr, "too-long"));
    return true;
  }
  put.setSelection(TextSelection.between(put.doc.resolve(pos), put.doc.resolve(put.mapping.map(pos))));
  doc.transact(() => {
    source.dispatch(source.state.tr.deleteSelection().setMeta("uiEvent", "drop"));
    view.dispatch(put);
  }, ySyncPluginKey);
  view.focus();
  return true;
}
