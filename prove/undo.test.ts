import { expect, test } from "vitest";
import { endHistory } from "../apps/web/src/writing/end-history.ts";
import { blocksOf, caret, enterAt, noteForTwo, pause, typeAt } from "./note-for-two.ts";

test("AU9: B writes where A pressed Enter, A undoes: B's words stay in their own block, A hears why, and the next undo goes on", async () => {
  const { ali, sam, settle, close } = await noteForTwo();
  typeAt(ali, 1, "ONE");
  enterAt(ali, 4);
  await settle();
  typeAt(sam, 6, "two");
  await settle();
  ali.editor.commands.undo();
  await settle();
  for (const page of [ali, sam]) expect(blocksOf(page)).toEqual(["ONE", "two"]);
  expect(ali.left).toEqual([{ what: "undo", done: "not", of: [sam.you.id] }]);
  ali.editor.commands.undo();
  await settle();
  for (const page of [ali, sam]) expect(blocksOf(page)).toEqual(["", "two"]);
  ali.editor.commands.redo();
  await settle();
  for (const page of [ali, sam]) expect(blocksOf(page)).toEqual(["ONE", "two"]);
  expect(ali.editor.can().redo()).toBe(false);
  expect(ali.left).toHaveLength(1);
  await close();
});

test("AU9: a paragraph that B puts where A pressed Enter stays a paragraph", async () => {
  const { ali, sam, settle, close } = await noteForTwo();
  typeAt(ali, 1, "ONETWO");
  enterAt(ali, 4);
  await settle();
  enterAt(sam, 4);
  typeAt(sam, 6, "mine");
  await settle();
  expect(blocksOf(ali)).toEqual(["ONE", "mine", "TWO"]);
  ali.editor.commands.undo();
  await settle();
  for (const page of [ali, sam]) expect(blocksOf(page)).toEqual(["ONE", "mine", "TWO"]);
  expect(ali.left.map(({ done }) => done)).toEqual(["not"]);
  await close();
});

test("AU9: a split that nobody wrote into is undone, also in another's paragraph that they went on writing at its end", async () => {
  const { ali, sam, settle, close } = await noteForTwo();
  typeAt(sam, 1, "onetwo");
  await settle();
  enterAt(ali, 4);
  await settle();
  typeAt(sam, 9, "more");
  await settle();
  expect(blocksOf(ali)).toEqual(["one", "twomore"]);
  ali.editor.commands.undo();
  await settle();
  for (const page of [ali, sam]) expect(blocksOf(page)).toEqual(["onetwomore"]);
  expect(ali.left).toEqual([]);
  await close();
});

test("AU9: A's words around B's go, B's stay, and A hears of it", async () => {
  const { ali, sam, settle, close } = await noteForTwo();
  typeAt(ali, 1, "BEFOREAFTER");
  await settle();
  typeAt(sam, 7, "mine");
  await settle();
  ali.editor.commands.undo();
  await settle();
  for (const page of [ali, sam]) expect(blocksOf(page)).toEqual(["mine"]);
  expect(ali.left).toEqual([{ what: "undo", done: "partly", of: [sam.you.id] }]);
  await close();
});

test("AU9: redo does not glue B's words either", async () => {
  const { ali, sam, settle, close } = await noteForTwo();
  typeAt(ali, 1, "ONE");
  enterAt(ali, 4);
  typeAt(ali, 6, "TWO");
  pause(ali);
  caret(ali, 6);
  ali.editor.commands.joinBackward();
  expect(blocksOf(ali)).toEqual(["ONETWO"]);
  ali.editor.commands.undo();
  await settle();
  typeAt(sam, 6, "mine");
  await settle();
  ali.editor.commands.redo();
  await settle();
  for (const page of [ali, sam]) expect(blocksOf(page)).toEqual(["ONE", "mineTWO"]);
  expect(ali.left).toEqual([{ what: "redo", done: "not", of: [sam.you.id] }]);
  await close();
});

test("AU2, AU9: once another voice has the keyboard, undo and redo reach no further back", async () => {
  const { ali, settle, close } = await noteForTwo();
  typeAt(ali, 1, "ONE");
  pause(ali);
  typeAt(ali, 4, "TWO");
  ali.editor.commands.undo();
  endHistory(ali.editor);
  expect([ali.editor.commands.undo(), ali.editor.commands.redo()]).toEqual([false, false]);
  typeAt(ali, 4, "THREE");
  ali.editor.commands.undo();
  await settle();
  expect(blocksOf(ali)).toEqual(["ONE"]);
  await close();
});

test("AU9: undo goes on when a whole list was taken out and all of it selected", async () => {
  const { ali, sam, settle, close } = await noteForTwo();
  ali.editor.commands.toggleOrderedList();
  pause(ali);
  ali.editor.view.dispatch(ali.editor.state.tr.delete(2, 4));
  ali.editor.commands.selectAll();
  ali.editor.commands.undo();
  expect(ali.editor.state.doc.toString()).toBe("doc(orderedList(listItem(paragraph)))");
  ali.editor.commands.undo();
  expect(ali.editor.state.doc.toString()).toBe("doc(paragraph)");
  await settle();
  expect(blocksOf(ali)).toEqual(blocksOf(sam));
  await close();
});

test("AU1: what B takes out is not tidied by A's page, though A had all of it selected", async () => {
  const { ali, sam, settle, close } = await noteForTwo();
  typeAt(sam, 1, "mine");
  sam.editor.commands.toggleOrderedList();
  await settle();
  ali.editor.commands.setTextSelection({ from: 3, to: 7 });
  sam.editor.commands.deleteRange({ from: 3, to: 7 });
  await settle();
  for (const { editor } of [ali, sam])
    expect(editor.state.doc.toString()).toBe("doc(orderedList(listItem(paragraph)))");
  await close();
});
