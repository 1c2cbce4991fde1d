import { isLineId } from "@ourwords/note";
import type { Editor } from "@tiptap/core";
import type { EditorState } from "@tiptap/pm/state";

/** Where a new line goes in the plan: into an empty line there is, or between two blocks. */
export interface LinePlace {
  readonly pos: number;
  readonly isEmptyLine: boolean;
}

/** Where the caret was last: into that line if it is empty, else under it. Before it was in any, into the first empty line. */
export function placeForLine({ doc, selection: { $head } }: EditorState): LinePlace {
  const { parent, depth } = $head;
  if (parent.type.name === "paragraph")
    return parent.content.size === 0
      ? { pos: $head.before(), isEmptyLine: true }
      : { pos: $head.after(depth), isEmptyLine: false };
  let empty: number | undefined;
  doc.forEach((node, pos) => {
    if (node.type.name === "paragraph" && node.content.size === 0) empty ??= pos;
  });
  return empty === undefined ? { pos: doc.content.size, isEmptyLine: false } : { pos: empty, isEmptyLine: true };
}

/** Writes a new line into the plan, in the voice that writes now, and leaves the caret alone. Answers the id it was given. */
export function putLine({ state, view }: Editor, text: string): string | undefined {
  const paragraph = state.schema.nodes["paragraph"];
  if (!paragraph || text === "") return undefined;
  const { pos, isEmptyLine } = placeForLine(state);
  const { tr } = state;
  if (isEmptyLine) tr.insertText(text, pos + 1);
  else tr.insert(pos, paragraph.create(null, state.schema.text(text)));
  view.dispatch(tr);
  const id: unknown = view.state.doc.nodeAt(pos)?.attrs["line"];
  return isLineId(id) ? id : undefined;
}

/** The id of the line at the plan's caret. */
export function lineAtCaret({ selection: { $head } }: EditorState): string | undefined {
  const id: unknown = $head.parent.attrs["line"];
  return isLineId(id) ? id : undefined;
}
