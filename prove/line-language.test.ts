import { expect, test } from "vitest";
import { lineLanguage, setLineLanguage } from "../apps/web/src/writing/line-language.ts";
import { moveBlock } from "../apps/web/src/writing/move-block.ts";
import { caret, noteForTwo, type TestPage, typeAt } from "./note-for-two.ts";

/** Each line as `language: words`, as the page shows it. */
const shown = ({ editor }: TestPage): string[] =>
  [...editor.view.dom.querySelectorAll<HTMLElement>("p, h2, h3")].map(
    (line) => `${line.lang || "-"}: ${line.textContent}`,
  );

async function inPolish() {
  const note = await noteForTwo();
  const { ali, sam, settle } = note;
  typeAt(sam, 1, "nie sypiam");
  caret(sam, 5);
  setLineLanguage(sam.editor, "pl");
  await settle();
  expect(shown(ali)).toEqual(["pl: nie sypiam"]);
  return note;
}

test("a line says its language to everybody, and a line that is split keeps it in both halves", async () => {
  const { ali, sam, settle, close } = await inPolish();
  caret(ali, 4);
  ali.editor.commands.splitBlock();
  await settle();
  caret(sam, sam.editor.state.doc.content.size - 1);
  sam.editor.commands.splitBlock();
  await settle();
  for (const page of [ali, sam]) expect(shown(page)).toEqual(["pl: nie", "pl:  sypiam", "pl: "]);
  expect(lineLanguage(sam.editor.state)).toBe("pl");
  await close();
});

test("a line that is moved, or made a heading and back, keeps its language; undo takes only that back", async () => {
  const { ali, sam, settle, close } = await inPolish();
  typeAt(sam, 11, ".");
  await settle();
  caret(ali, 12);
  ali.editor.commands.splitBlock();
  setLineLanguage(ali.editor, undefined);
  typeAt(ali, 14, "HE SAID");
  caret(ali, 3);
  moveBlock("down")(ali.editor.state, ali.editor.view.dispatch, ali.editor.view);
  await settle();
  for (const page of [ali, sam]) expect(shown(page)).toEqual(["-: HE SAID", "pl: nie sypiam."]);
  ali.editor.commands.toggleHeading({ level: 2 });
  await settle();
  expect(shown(sam)).toEqual(["-: HE SAID", "pl: nie sypiam."]);
  setLineLanguage(ali.editor, "en");
  ali.editor.commands.undo();
  await settle();
  for (const page of [ali, sam]) expect(shown(page)).toEqual(["-: HE SAID", "pl: nie sypiam."]);
  await close();
});

test("AU10: what is pasted claims no language", async () => {
  const { sam, close } = await noteForTwo();
  sam.editor.view.pasteHTML('<p lang="fr">bonjour</p><p lang="fr" dir="rtl">encore</p>');
  expect(shown(sam)).toEqual(["-: bonjour", "-: encore"]);
  for (const line of sam.editor.view.dom.querySelectorAll("p")) expect(line.dir).toBe("auto");
  await close();
});
