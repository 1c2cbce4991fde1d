import { expect, test } from "vitest";
import { blocksOf, noteForTwo, type TestPage, typeAt } from "./note-for-two.ts";

const writeOn = ({ editor }: TestPage, text: string): void => editor.view.dispatch(editor.state.tr.insertText(text));

test("AU12: two who write on at the same place each write in one piece", async () => {
  const { ali, sam, settle, close } = await noteForTwo();
  typeAt(ali, 1, "AB");
  await settle();
  typeAt(sam, 3, "x");
  await settle();
  for (const [page, letter] of [
    [ali, "C"],
    [sam, "y"],
    [ali, "D"],
    [sam, "z"],
  ] as const) {
    writeOn(page, letter);
    await settle();
  }
  for (const page of [ali, sam]) expect(blocksOf(page)).toEqual(["ABCDxyz"]);
  await close();
});

test("AU12: a caret that only waits behind another's words goes along with them", async () => {
  const { ali, sam, settle, close } = await noteForTwo();
  typeAt(sam, 1, "one");
  await settle();
  ali.editor.commands.setTextSelection(4);
  typeAt(sam, 4, " two");
  await settle();
  writeOn(ali, "!");
  await settle();
  for (const page of [ali, sam]) expect(blocksOf(page)).toEqual(["one two!"]);
  await close();
});
