import type { NoteConnection } from "@ourwords/sync/client";
import { TextSelection } from "@tiptap/pm/state";
import * as Y from "yjs";
import type { Editors } from "../note/OpenNote.tsx";
import { tabId } from "../sheets/sheet-ids.ts";
import { placeInEditor } from "../writing/place-in-editor.ts";
import type { Passage } from "./passages.ts";

/** Puts the caret behind a passage, to mend it. */
export function toPassage({ fragment, end }: Passage, { doc }: NoteConnection, editors: Editors): void {
  const editor = editors[fragment];
  if (!editor) return;
  // A phone shows one sheet at a time.
  document.getElementById(tabId(fragment))?.click();
  const { state, view } = editor;
  const place = placeInEditor(Y.encodeRelativePosition(end), doc.getXmlFragment(fragment), state.doc);
  if (typeof place === "object")
    view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, place.pos)).scrollIntoView());
  view.focus();
}
