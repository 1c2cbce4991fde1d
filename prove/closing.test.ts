import { authorRuns } from "@ourwords/authorship";
import { expect, test } from "vitest";
import { addClosing } from "../apps/web/src/sitting/add-closing.ts";
import { blocksOf, noteForTwo, pause, type TestPage, typeAt } from "./note-for-two.ts";

const HEADING = "Looking back, 23 November";
const asked = (surprised: string, changed = "") => [
  { question: "What surprised me:", words: surprised },
  { question: "What I changed my mind about:", words: changed },
];
const close = ({ connection, editor }: TestPage, author: string, ...said: [string, string?]): void => {
  const client = connection.voices.find((voice) => voice.author === author && voice.scribe === undefined)?.client;
  addClosing(connection, client ?? 0, editor, HEADING, asked(...said));
};
/** Each text of the story with whose it is. */
const whose = ({ connection: { doc, ledger }, you }: TestPage): string[] =>
  authorRuns(doc, ledger)
    .filter(({ runs }) => runs.length > 0)
    .map(({ text, runs }) => {
      const authors = new Set(runs.map(({ voice }) => (voice?.author === you.id ? "Dr Ali" : voice && "Sam")));
      return `${[...authors].join("+")}: ${text.toString()}`;
    })
    .slice(0, 8);

test("CL2: closing lines stand at the end of the story under one small heading, each as its author's, on every page", async () => {
  const { ali, sam, settle, close: end } = await noteForTwo();
  typeAt(ali, 1, "We talked about mornings.");
  await settle();
  const caret = ali.editor.state.selection.from;
  close(ali, ali.you.id, " How far the river is. ", "Walking.\nAnd sleep.");
  // At the shared screen Sam says theirs on Dr Ali's page, and Dr Ali goes on as themselves.
  close(ali, sam.you.id, "That you asked.");
  typeAt(ali, 1, "First: ");
  await settle();
  close(sam, sam.you.id, "", "  ");
  close(sam, sam.you.id, "", "The mornings.");
  await settle();
  expect(ali.editor.state.selection.from).toBe(caret + "First: ".length);
  for (const page of [ali, sam]) {
    expect(blocksOf(page)).toEqual([
      "First: We talked about mornings.",
      HEADING,
      "What surprised me: How far the river is.",
      "What I changed my mind about: Walking.",
      "And sleep.",
      "What surprised me: That you asked.",
      "What I changed my mind about: The mornings.",
    ]);
    expect(page.editor.state.doc.child(1).attrs["level"]).toBe(3);
  }
  expect(whose(ali).slice(0, 7)).toEqual([
    "Dr Ali: First: We talked about mornings.",
    `Dr Ali: ${HEADING}`,
    "Dr Ali: What surprised me: How far the river is.",
    "Dr Ali: What I changed my mind about: Walking.",
    "Dr Ali: And sleep.",
    "Sam: What surprised me: That you asked.",
    "Sam: What I changed my mind about: The mornings.",
  ]);
  await end();
});

test("CL2: a closing line is text like any other: its author's undo takes it back", async () => {
  const { ali, sam, settle, close: end } = await noteForTwo();
  typeAt(ali, 1, "Words.");
  pause(ali);
  close(ali, ali.you.id, "Much.");
  await settle();
  expect(blocksOf(sam)).toEqual(["Words.", HEADING, "What surprised me: Much."]);
  ali.editor.commands.undo();
  await settle();
  for (const page of [ali, sam]) expect(blocksOf(page)).toEqual(["Words."]);
  await end();
});
