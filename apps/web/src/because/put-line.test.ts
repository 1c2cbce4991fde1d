import { noteExtensions } from "@ourwords/note/extensions";
import { getSchema } from "@tiptap/core";
import { Node } from "@tiptap/pm/model";
import { EditorState, TextSelection } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import { lineAtCaret, placeForLine } from "./put-line.ts";

const schema = getSchema(noteExtensions);
const heading = { type: "heading", attrs: { level: 3 }, content: [{ type: "text", text: "Who helps?" }] };
const line = (id: string, text = "") => ({
  type: "paragraph",
  attrs: { line: id.padEnd(12, "0") },
  ...(text && { content: [{ type: "text", text }] }),
});

/** With the caret in the block of this number, at its start. */
function plan(caret: number, ...content: readonly object[]): EditorState {
  const doc = Node.fromJSON(schema, { type: "doc", content });
  let at = 0;
  doc.forEach((_node, pos, index) => {
    if (index === caret) at = pos + 1;
  });
  return EditorState.create({ doc, selection: TextSelection.create(doc, at) });
}

/** Before which block, or into which. */
function placed(state: EditorState): string {
  const { pos, isEmptyLine } = placeForLine(state);
  return `${isEmptyLine ? "into" : "before"} ${state.doc.resolve(pos).index()}`;
}

test("a new line goes where the caret was: into that line if it is empty, else right under it", () => {
  const lines = [heading, line("a", "walk"), heading, line("b")];
  expect(placed(plan(3, ...lines))).toBe("into 3");
  expect(placed(plan(1, ...lines))).toBe("before 2");
});

test("a new line of who has not been in the plan goes into its first empty line, or to its end", () => {
  expect(placed(plan(0, heading, line("a", "walk"), heading, line("b")))).toBe("into 3");
  expect(placed(plan(0, heading, line("a", "walk")))).toBe("before 2");
});

test("the line at the caret is the one offered first; a heading is none", () => {
  expect(lineAtCaret(plan(1, heading, line("a", "walk")))).toBe("a00000000000");
  expect(lineAtCaret(plan(0, heading, line("a", "walk")))).toBeUndefined();
});
