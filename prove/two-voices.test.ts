import { authorRuns } from "@ourwords/authorship";
import { TextSelection } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import { endHistory } from "../apps/web/src/writing/end-history.ts";
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
function passTheKeyboard({ connection, editor }: TestPage): void {
  const [own, next] = connection.voices;
  connection.speakAs((connection.doc.clientID === own?.client ? next : own)?.client ?? 0);
  endHistory(editor);
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
