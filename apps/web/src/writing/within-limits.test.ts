import { noteExtensions } from "@ourwords/note/extensions";
import { LIMITS } from "@ourwords/protocol";
import { getSchema } from "@tiptap/core";
import { Fragment, type Node } from "@tiptap/pm/model";
import { EditorState, TextSelection } from "@tiptap/pm/state";
import { sinkListItem, wrapInList } from "@tiptap/pm/schema-list";
import { expect, test } from "vitest";
import { deepest } from "./within-limits.ts";

const schema = getSchema(noteExtensions);
const { paragraph, listItem, bulletList } = schema.nodes;

test("GT3: how deep a page writes is counted as the server counts it, also when only what is around it moves", () => {
  if (!paragraph || !listItem || !bulletList) throw new Error("no lists");
  const line = (words: string): Node => paragraph.create(null, schema.text(words));
  const start = EditorState.create({ schema, doc: schema.topNodeType.create(null, [line("a"), line("b")]) });
  expect(deepest(start.tr.insertText("x", 1))).toBe(2);
  const all = start.apply(start.tr.setSelection(TextSelection.create(start.doc, 1, start.doc.content.size - 1)));
  let state = all;
  const levels: number[] = [];
  wrapInList(bulletList)(state, (tr) => {
    levels.push(deepest(tr));
    state = state.apply(tr);
  });
  const second = state.apply(state.tr.setSelection(TextSelection.create(state.doc, state.doc.content.size - 3)));
  sinkListItem(listItem)(second, (tr) => levels.push(deepest(tr)));
  expect(levels).toEqual([4, 6]);
  let nested = line("deep");
  for (let level = 2; level < LIMITS.depth; level += 2) nested = bulletList.create(null, listItem.create(null, nested));
  expect(deepest(start.tr.replaceWith(0, 0, Fragment.from(nested)))).toBe(LIMITS.depth);
  expect(deepest(start.tr.delete(1, 2))).toBe(2);
});
