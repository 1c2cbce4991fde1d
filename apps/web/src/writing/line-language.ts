import type { Editor } from "@tiptap/core";
import type { EditorState } from "@tiptap/pm/state";

/** The language of the line at the caret; `undefined` is the page's. */
export function lineLanguage({ selection }: EditorState): string | undefined {
  const lang: unknown = selection.$head.parent.attrs["lang"];
  return typeof lang === "string" ? lang : undefined;
}

/** Says in what language the lines of the selection are: how they are read out, spelled and broken follows from it. */
export function setLineLanguage({ state, view }: Editor, language: string | undefined): void {
  const { tr, selection, doc } = state;
  doc.nodesBetween(selection.from, selection.to, (node, pos) => {
    if (node.isTextblock) tr.setNodeAttribute(pos, "lang", language ?? null);
    return !node.isTextblock;
  });
  if (tr.docChanged) view.dispatch(tr);
}
