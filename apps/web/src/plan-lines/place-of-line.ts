import { isLineId } from "@ourwords/note";
import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import type { EditorState } from "@tiptap/pm/state";
import { nameLines } from "./keeping-lines.ts";

/** Where a plan line stands; of two with one id the first is the line (PL1). */
export function placeOfLine(doc: Node, id: string): number | undefined {
  let place: number | undefined;
  doc.descendants((node, pos) => {
    if (node.type.name === "paragraph" && node.attrs["line"] === id) place ??= pos;
    return place === undefined && !node.isTextblock;
  });
  return place;
}

/** The plan line at the caret. */
export function lineHere({ doc, selection: { $head } }: EditorState): string | undefined {
  const id: unknown = $head.parent.attrs["line"];
  return $head.depth > 0 && isLineId(id) && placeOfLine(doc, id) === $head.before() ? id : undefined;
}

/** The same, and gives the line an id if it has none of its own (PL2). `undefined` where no line of the plan can be. */
export function nameLineHere({ view }: Editor): string | undefined {
  const { selection, tr } = view.state;
  const { $head } = selection;
  if ($head.parent.type.name !== "paragraph") return undefined;
  if (lineHere(view.state) === undefined) view.dispatch(nameLines(tr, [$head.before()]));
  return lineHere(view.state);
}
