import { expect, test } from "vitest";
import { holdStill } from "../apps/web/src/writing/hold-still.ts";
import { countLinesChanged } from "../apps/web/src/writing/lines-changed.ts";
import { blocksOf, caret, noteForTwo, type TestPage, typeAt } from "./note-for-two.ts";

const LABEL = "The text, held still";
const picture = ({ editor }: TestPage): HTMLElement | undefined =>
  editor.view.dom.parentElement?.querySelector<HTMLElement>(".held") ?? undefined;

test("hold still: the picture stays as it was while the editor underneath takes in what others write", async () => {
  const { ali, sam, settle, close } = await noteForTwo();
  typeAt(sam, 1, "one");
  await settle();
  const counted: number[] = [];
  const stop = countLinesChanged(sam.connection.doc, (lines) => counted.push(lines));
  const letGo = holdStill(sam.editor, LABEL, () => {});
  typeAt(ali, 1, "ALI: ");
  typeAt(ali, 6, "WELL, ");
  ali.editor.commands.splitBlock();
  await settle();
  expect(picture(sam)?.textContent).toBe("one");
  expect(picture(sam)?.getAttribute("role")).toBe("document");
  expect(blocksOf(sam)).toEqual(blocksOf(ali));
  expect(counted.at(-1)).toBe(2);
  letGo();
  letGo();
  stop();
  expect(picture(sam)).toBeUndefined();
  await close();
});

test("hold still: a key that reads does not let go, the first that writes does, and the words are its writer's", async () => {
  const { ali, sam, settle, close } = await noteForTwo();
  typeAt(sam, 1, "one");
  await settle();
  caret(sam, 4);
  let asked = 0;
  const letGo = holdStill(sam.editor, LABEL, () => {
    asked++;
    letGo();
  });
  typeAt(ali, 1, "ALI ");
  await settle();
  const press = (key: string, more = {}): void =>
    void picture(sam)?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...more }));
  for (const key of ["ArrowDown", "PageUp", "Tab", "Shift", "F6"]) press(key);
  press("c", { ctrlKey: true });
  expect(asked).toBe(0);
  press("x");
  expect(asked).toBe(1);
  expect(picture(sam)).toBeUndefined();
  expect(sam.editor.view.hasFocus()).toBe(true);
  sam.editor.view.dispatch(sam.editor.state.tr.insertText("!"));
  await settle();
  for (const page of [ali, sam]) expect(blocksOf(page)).toEqual(["ALI one!"]);
  await close();
});
