import { authorRuns } from "@ourwords/authorship";
import { TextSelection } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import { Clipboard } from "./clipboard.ts";
import { blocksOf, caret, noteForTwo, type TestPage, typeAt } from "./note-for-two.ts";

/** Author by author, what stands in the story. */
const said = ({ connection: { doc, ledger } }: TestPage): string[] =>
  authorRuns(doc, ledger)
    .filter(({ fragment }) => fragment === "story")
    .flatMap(({ text, runs }) =>
      runs.map(({ from, to, voice }) => `${voice?.author.slice(0, 2) ?? "nobody"}: ${text.toString().slice(from, to)}`),
    );

/** The keyboard goes to the next of the page's voices. */
function passTheKeyboard({ connection }: TestPage): void {
  const [own, next] = connection.voices;
  connection.speakAs((connection.doc.clientID === own?.client ? next : own)?.client ?? 0);
}

test("AU2, AU10: what one voice cut, another voice at the same page pastes as its own words, and they stay", async () => {
  const { ali, sam, settle, close } = await noteForTwo();
  const clipboard = new Clipboard();
  typeAt(ali, 1, "MINE and more");
  await settle();
  const { state, view } = ali.editor;
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, 1, 5)));
  clipboard.cut(view);
  passTheKeyboard(ali);
  caret(ali, 10);
  clipboard.paste(view);
  await settle();
  for (const page of [ali, sam]) {
    expect(blocksOf(page)).toEqual([" and moreMINE"]);
    expect(said(page)).toEqual(["p0:  and more", "p1: MINE"]);
  }
  await close();
});

test("AU2, AU9, AU10: what a voice cut it has in hand still when the keyboard comes back to it", async () => {
  const { ali, sam, settle, close } = await noteForTwo();
  const clipboard = new Clipboard();
  typeAt(sam, 1, "mine and more");
  await settle();
  const { state, view } = ali.editor;
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, 1, 5)));
  clipboard.cut(view);
  passTheKeyboard(ali);
  typeAt(ali, 10, "!");
  passTheKeyboard(ali);
  caret(ali, 10);
  clipboard.paste(view);
  await settle();
  for (const page of [ali, sam]) expect(said(page)).toEqual(["p1:  and moremine!"]);
  expect(sam.connection.takenOut).toEqual([]);
  await close();
});

test("AU2, AU9: undo reaches back to when this voice took the keyboard, also when it had it before", async () => {
  const { ali, settle, close } = await noteForTwo();
  typeAt(ali, 1, "before");
  passTheKeyboard(ali);
  passTheKeyboard(ali);
  typeAt(ali, 7, " after");
  ali.editor.commands.undo();
  ali.editor.commands.undo();
  await settle();
  expect(said(ali)).toEqual(["p0: before"]);
  await close();
});

test("AU2, AU9: when Sam takes it back, Dr Ali goes on in their own words, and undo leaves what was written down", async () => {
  const { ali, sam, settle, close } = await noteForTwo();
  const [dr, person] = [ali.you.id, sam.you.id];
  const may = async (yes: boolean): Promise<void> => {
    const answered = sam.connection.letScribe(person, dr, yes);
    await settle();
    expect(await answered).toEqual({ ok: true });
  };
  await may(true);
  ali.connection.speakAs(ali.connection.voices.find(({ scribe }) => scribe === dr)?.client ?? 0);
  typeAt(ali, 1, "I sleep badly");
  await settle();
  await may(false);
  ali.editor.commands.undo();
  typeAt(ali, 14, " (Ali)");
  ali.editor.commands.undo();
  ali.editor.commands.redo();
  await settle();
  for (const page of [ali, sam]) expect(said(page)).toEqual(["p1: I sleep badly", "p0:  (Ali)"]);
  await close();
});
