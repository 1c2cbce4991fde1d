import type { Editor } from "@tiptap/core";
import { Fragment, type Node, Slice } from "@tiptap/pm/model";
import { Selection, TextSelection } from "@tiptap/pm/state";
import { cleanText } from "../writing/clean-text.ts";

export type Place = "end" | "caret";

/** Writes lines into an editor as its person's own new words, at the end or at the caret, and leaves the caret behind them. */
export function putInNote({ state, view }: Editor, text: string, place: Place): void {
  const { tr, schema, doc } = state;
  const lines = cleanText(text).trim().split(/\n+/);
  const paragraph = schema.nodes["paragraph"];
  if (!paragraph) return;
  const made = lines.map((line) => paragraph.create(null, line === "" ? null : schema.text(line)));
  if (place === "end") {
    const last = doc.lastChild;
    const isFree = last?.type === paragraph && last.content.size === 0;
    const end = doc.content.size;
    tr.setSelection(isFree ? TextSelection.create(doc, end - 1) : Selection.atEnd(doc));
    if (!isFree) {
      tr.insert(end, made);
      tr.setSelection(Selection.atEnd(tr.doc));
      return show();
    }
  }
  if (lines.length === 1) tr.insertText(lines[0] ?? "");
  else tr.replaceSelection(openSlice(made));
  show();

  function show(): void {
    view.dispatch(tr.scrollIntoView());
    view.focus();
  }
}

/** The first line joins the line it is put into, and so does the last. */
const openSlice = (lines: readonly Node[]): Slice => new Slice(Fragment.from(lines), 1, 1);
