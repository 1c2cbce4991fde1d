import type { NoteConnection } from "@ourwords/sync/client";
import type { EditorState } from "@tiptap/pm/state";
import * as Y from "yjs";
import { createWritingEditor } from "../apps/web/src/writing/create-writing-editor.ts";
import type { Hand } from "./replay.ts";

/** Writes into the text of the story's first paragraph, where a line's end is a letter like any other. */
export function plainHand({ doc }: NoteConnection): Hand {
  const paragraph = doc.getXmlFragment("story").get(0);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error("the note has no first line");
  return (position, letter) => {
    if (letter === undefined) text.delete(position, 1);
    else text.insert(position, letter);
  };
}

/** Writes through the product's editor, where a line's end is the end of a paragraph. */
export function editorHand(connection: NoteConnection): Hand {
  const { view } = createWritingEditor({
    element: document.createElement("div"),
    connection,
    fragment: "story",
    label: "Story",
    describedBy: "",
    authors: "absent",
  });
  return (position, letter) => {
    const { state } = view;
    const at = placeOf(state, position);
    if (letter === undefined) view.dispatch(state.tr.delete(at, placeOf(state, position + 1)));
    else if (letter === "\n") view.dispatch(state.tr.split(at));
    else view.dispatch(state.tr.insertText(letter, at));
  };
}

/** The document's position for a place in its plain text: paragraphs with one letter between them. */
function placeOf({ doc }: EditorState, position: number): number {
  let [left, at] = [position, 0];
  for (const { content, nodeSize } of doc.children) {
    if (left <= content.size) return at + 1 + left;
    left -= content.size + 1;
    at += nodeSize;
  }
  throw new RangeError("beyond the end");
}
