import { noteExtensions } from "@ourwords/note/extensions";
import { getSchema } from "@tiptap/core";
import { DOMParser, DOMSerializer, type Node } from "@tiptap/pm/model";
import { EditorState, TextSelection } from "@tiptap/pm/state";
import { beforeAll, expect, test } from "vitest";
import { installDom } from "../../../../prove/dom.ts";
import { halvesOf } from "./halves-of-a-move.ts";
import { moveBlock, type Way } from "./move-block.ts";

const schema = getSchema(noteExtensions);
beforeAll(installDom);

/** A document in which `[` and `]` stand where the selection begins and ends. */
function stateOf(html: string): EditorState {
  const place = document.createElement("div");
  place.innerHTML = html;
  const doc = DOMParser.fromSchema(schema).parse(place);
  const [from, to] = [find(doc, "["), find(doc, "]")];
  const state = EditorState.create({ doc, schema });
  const tr = state.tr.delete(to, to + 1).delete(from, from + 1);
  return state.apply(tr.setSelection(TextSelection.create(tr.doc, from, to - 1)));
}

function htmlOf({ doc, schema, selection, tr }: EditorState): string {
  const shown = tr.insertText("]", selection.to).insertText("[", selection.from).doc;
  expect(doc.textContent.length + 2).toBe(shown.textContent.length);
  const place = document.createElement("div");
  place.append(DOMSerializer.fromSchema(schema).serializeFragment(shown.content));
  // Every line says so, wherever it is.
  return place.innerHTML.replaceAll(' dir="auto"', "");
}

function find(doc: Node, letter: string): number {
  let found = -1;
  doc.descendants((node, pos) => {
    if (node.isText && node.text?.includes(letter)) found = pos + node.text.indexOf(letter);
  });
  return found;
}

/** The document after the move, or `stays`. Every move takes out first and puts in afterwards, or authors could be lost. */
function move(html: string, way: Way): string {
  let after = "stays";
  const state = stateOf(html);
  const isMoved = moveBlock(way)(state, (transaction) => {
    expect(halvesOf(transaction)).toBeDefined();
    transaction.doc.check();
    after = htmlOf(state.apply(transaction));
  });
  expect(moveBlock(way)(state)).toBe(isMoved);
  return after;
}

test("AU10.4: a line goes past its neighbour, with the caret in it", () => {
  expect(move("<p>one</p><p>t[]wo</p><p>three</p>", "up")).toBe("<p>t[]wo</p><p>one</p><p>three</p>");
  expect(move("<p>one</p><p>t[]wo</p><p>three</p>", "down")).toBe("<p>one</p><p>three</p><p>t[]wo</p>");
  expect(move("<p>one two three</p><p>[]</p>", "up")).toBe("<p>[]</p><p>one two three</p>");
  expect(move("<h3>[]A long question</h3><p>no</p>", "down")).toBe("<p>no</p><h3>[]A long question</h3>");
});

test("AU10.4: at the top and the bottom of the note nothing moves", () => {
  expect(move("<p>o[]ne</p><p>two</p>", "up")).toBe("stays");
  expect(move("<p>one</p><p>t[]wo</p>", "down")).toBe("stays");
  expect(move("<p>[one</p><p>two]</p>", "down")).toBe("stays");
});

test("AU10.4: lines that are selected go together", () => {
  expect(move("<p>one</p><p>t[wo</p><p>thr]ee</p><p>four</p>", "down")).toBe(
    "<p>one</p><p>four</p><p>t[wo</p><p>thr]ee</p>",
  );
});

test("AU10.4: a line goes past a whole list, and an item within its list", () => {
  const list = "<ul><li><p>a</p></li><li><p>b</p></li></ul>";
  expect(move(`${list}<p>[]x</p>`, "up")).toBe(`<p>[]x</p>${list}`);
  expect(move("<ul><li><p>a</p></li><li><p>[]b</p><p>more</p></li></ul>", "up")).toBe(
    "<ul><li><p>[]b</p><p>more</p></li><li><p>a</p></li></ul>",
  );
});

test("AU10.4: an item leaves its list at the end, and no empty list stays behind", () => {
  expect(move("<ul><li><p>a[]</p></li><li><p>b</p></li></ul>", "up")).toBe("<p>a[]</p><ul><li><p>b</p></li></ul>");
  expect(move("<p>x</p><ol><li><p>a</p></li><li><p>b[]</p></li></ol>", "down")).toBe(
    "<p>x</p><ol><li><p>a</p></li></ol><p>b[]</p>",
  );
  expect(move("<p>x</p><ul><li><p>[a</p></li><li><p>b]</p></li></ul><p>y</p>", "down")).toBe(
    "<p>x</p><p>[a</p><p>b]</p><p>y</p>",
  );
});

test("AU10.4: an item of a list within a list goes into the list around it", () => {
  const inner = (items: string): string => `<ul><li><p>a</p><ul>${items}</ul></li><li><p>z</p></li></ul>`;
  expect(move(inner("<li><p>b[]</p></li><li><p>c</p></li>"), "up")).toBe(
    `<ul><li><p>b[]</p></li><li><p>a</p><ul><li><p>c</p></li></ul></li><li><p>z</p></li></ul>`,
  );
  expect(move(inner("<li><p>b[]</p></li>"), "down")).toBe(
    `<ul><li><p>a</p></li><li><p>b[]</p></li><li><p>z</p></li></ul>`,
  );
});

test("AU10.4: a line of a quote leaves it at the end", () => {
  expect(move("<blockquote><p>a</p><p>[]b</p></blockquote><p>c</p>", "down")).toBe(
    "<blockquote><p>a</p></blockquote><p>[]b</p><p>c</p>",
  );
});
