import type { Editor } from "@tiptap/core";
import { expect, test } from "vitest";
import { takenOutMarks } from "../apps/web/src/writing/taken-out-plugin.ts";
import { noteForTwo, type TestPage, typeAt } from "./note-for-two.ts";

const remove = ({ editor }: TestPage, from: number, to: number): void =>
  editor.view.dispatch(editor.state.tr.delete(from, to));

/** The text as it is drawn, each mark as `[what was taken out]`. */
function drawn({ view, state }: Editor): string {
  const taken = new Map(takenOutMarks(state).map(({ host, record }) => [host, record.text]));
  const read = (node: Node): string => {
    if (node instanceof HTMLElement && taken.has(node)) return `[${taken.get(node)}]`;
    if (node instanceof HTMLElement && /^(P|H\d)$/.test(node.nodeName))
      return `${[...node.childNodes].map(read).join("")}|`;
    return node.nodeName === "#text" ? (node.textContent ?? "") : [...node.childNodes].map(read).join("");
  };
  return read(view.dom);
}

const bothDraw = (pages: readonly TestPage[], text: string): void =>
  expect(pages.map(({ editor }) => drawn(editor))).toEqual(pages.map(() => text));

test("AU8: the mark stands at its place on both pages, and stays there while people write around it", async () => {
  const { ali, sam, settle, close } = await noteForTwo();
  const both = [ali, sam];
  typeAt(sam, 1, "i want to go back there");
  await settle();
  remove(ali, 8, 11);
  await settle();
  bothDraw(both, "i want [to ]go back there|");
  typeAt(sam, 1, "well ");
  typeAt(ali, 8, "ED");
  await settle();
  bothDraw(both, "well i want [to ]EDgo back there|");
  sam.editor.commands.setTextSelection(13);
  sam.editor.commands.splitBlock();
  await settle();
  bothDraw(both, "well i want [to ]|EDgo back there|");
  sam.editor.commands.selectAll();
  sam.editor.commands.toggleBulletList();
  await settle();
  bothDraw(both, "well i want [to ]|EDgo back there|");
  await close();
});

test("AU8: a key beside the mark takes the letter away, not the mark", async () => {
  const { ali, sam, settle, close } = await noteForTwo();
  typeAt(sam, 1, "one two, four");
  await settle();
  remove(ali, 5, 10);
  await settle();
  bothDraw([ali, sam], "one [two, ]four|");
  remove(sam, 4, 5);
  await settle();
  remove(sam, 4, 5);
  await settle();
  bothDraw([ali, sam], "one[two, ]our|");
  await close();
});

test("AU8: what is put back goes from the marks; an emptied line keeps its mark", async () => {
  const { ali, sam, settle, close, wait } = await noteForTwo();
  typeAt(sam, 1, "one");
  await settle();
  remove(ali, 1, 4);
  await settle();
  bothDraw([ali, sam], "[one]|");
  wait(60_000);
  const [mark] = takenOutMarks(sam.editor.state);
  sam.connection.putBack(mark?.record.id ?? "");
  await settle();
  bothDraw([ali, sam], "one|");
  await close();
});
