import { noteExtensions } from "@ourwords/note/extensions";
import { getSchema } from "@tiptap/core";
import { Fragment, Slice } from "@tiptap/pm/model";
import { EditorState } from "@tiptap/pm/state";
import { ReplaceAroundStep } from "@tiptap/pm/transform";
import { beforeAll, expect, test } from "vitest";
import { installDom } from "../../../../prove/dom.ts";
import { letterAfter, touchedAfter, touchedRange } from "./step-ranges.ts";

beforeAll(installDom);

test("AU3: of a step around nothing, what is behind it counts both things that it puts in", () => {
  const schema = getSchema(noteExtensions);
  const line = (text: string) => schema.node("paragraph", null, [schema.text(text)]);
  const doc = schema.node("doc", null, [schema.node("blockquote", null, [line("one"), line("two")])]);
  const between = 1 + line("one").nodeSize;
  const ends = Fragment.from([schema.node("blockquote"), schema.node("blockquote")]);
  const divided = new ReplaceAroundStep(between, between, between, between, new Slice(ends, 1, 1), 1, true);
  const tr = EditorState.create({ doc, schema }).tr.step(divided);
  expect(tr.doc.childCount).toBe(2);
  expect(touchedRange(tr)).toEqual([between, between]);
  expect(touchedAfter(tr)).toEqual([between, between + 2]);
  expect(tr.doc.resolve(touchedAfter(tr)[1]).parent).toBe(tr.doc.child(1));
  for (const [from, letters] of [
    [2, "one"],
    [between + 1, "two"],
  ] as const)
    for (const [index, letter] of Array.from(letters).entries()) {
      const at = letterAfter(tr.mapping, from + index) ?? -1;
      expect(tr.doc.textBetween(at, at + 1)).toBe(letter);
    }
  // What stands where both are put in stands behind both.
  expect(letterAfter(tr.mapping, between)).toBe(between + 2);
  expect(letterAfter(tr.delete(1, 3).mapping, 2)).toBeUndefined();
});
