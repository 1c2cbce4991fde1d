import { authorRuns } from "@ourwords/authorship";
import { expect, test } from "vitest";
import { endHistory } from "../apps/web/src/writing/end-history.ts";
import { blocksOf, enterAt, noteForTwo, pause, type TestPage, typeAt } from "./note-for-two.ts";

/** Whose the story's words are, run by run. */
const authorsOf = ({ connection: { doc, ledger } }: TestPage): (string | undefined)[] =>
  authorRuns(doc, ledger)
    .filter(({ fragment, text }) => fragment === "story" && text.length > 0)
    .flatMap(({ runs }) => runs.map(({ voice }) => voice?.author));

test("AU3, AU4, AU9: after a cut, undo still brings back whose words were taken out, at once under their author", async () => {
  const { ali, sam, settle, reconnect, close } = await noteForTwo();
  const takeOut = async (): Promise<void> => {
    pause(ali);
    ali.editor.view.dispatch(ali.editor.state.tr.delete(5, 15));
    await settle();
  };
  typeAt(sam, 1, "i am not sleeping well");
  await settle();
  await takeOut();
  // Put back by the server: copies under its clientID. Once they are dead, nobody who comes is told of them.
  for (const { id } of ali.connection.takenOut) ali.connection.putBack(id);
  await settle();
  expect(blocksOf(ali)).toEqual(["i am not sleeping well"]);
  await takeOut();
  expect(blocksOf(ali)).toEqual(["i aming well"]);
  await reconnect(ali);
  ali.editor.commands.undo();
  expect(blocksOf(ali)).toEqual(["i am not sleeping well"]);
  expect(authorsOf(ali)).toEqual([sam.you.id]);
  await settle();
  for (const page of [ali, sam]) expect(authorsOf(page)).toEqual([sam.you.id]);
  await close();
});

test("AU3, AU8, AU9: what A took out and was put back stays B's when A moves it and undoes that", async () => {
  const { ali, sam, settle, close } = await noteForTwo();
  typeAt(sam, 1, "one two");
  enterAt(sam, 8);
  await settle();
  pause(ali);
  ali.editor.view.dispatch(ali.editor.state.tr.delete(7, 8));
  await settle();
  for (const { id } of ali.connection.takenOut) ali.connection.putBack(id);
  await settle();
  pause(ali);
  const { state, view } = ali.editor;
  const line = state.doc.child(0);
  view.dispatch(state.tr.delete(0, line.nodeSize).insert(2, line));
  expect(blocksOf(ali)).toEqual(["", "one two"]);
  await settle();
  ali.editor.commands.undo();
  await settle();
  for (const page of [ali, sam]) {
    expect(blocksOf(page)).toEqual(["one two", ""]);
    expect(page.connection.takenOut).toEqual([]);
    expect(authorsOf(page)).toEqual([sam.you.id]);
  }
  await close();
});

test("AU2, AU7, AU9: what A took out and was put back stands when B takes it out at A's page and undoes that", async () => {
  const { ali, sam, settle, close } = await noteForTwo();
  const takeOut = async (): Promise<void> => {
    ali.editor.view.dispatch(ali.editor.state.tr.delete(1, 5));
    await settle();
  };
  typeAt(sam, 1, "mine");
  await settle();
  await takeOut();
  for (const { id } of ali.connection.takenOut) ali.connection.putBack(id);
  await settle();
  ali.connection.speakAs(ali.connection.voices[1]?.client ?? 0);
  endHistory(ali.editor);
  await takeOut();
  ali.editor.commands.undo();
  await settle();
  for (const page of [ali, sam]) {
    expect(blocksOf(page)).toEqual(["mine"]);
    expect(authorsOf(page)).toEqual([sam.you.id]);
  }
  await close();
});

test("AU9: B's letter that A's redo puts down in another block, and would then take out, stays behind the letter before it", async () => {
  const { ali, sam, settle, close } = await noteForTwo();
  typeAt(ali, 1, "ac");
  await settle();
  typeAt(sam, 2, "b");
  await settle();
  pause(ali);
  const { view } = ali.editor;
  const words = view.state.doc.child(0).content;
  const heading = view.state.schema.nodes["heading"]?.create({ level: 2 }, words);
  if (heading) view.dispatch(view.state.tr.replaceWith(0, 5, heading));
  // Still the same event of the history.
  view.dispatch(view.state.tr.delete(2, 4));
  await settle();
  ali.editor.commands.undo();
  await settle();
  for (const page of [ali, sam]) expect(blocksOf(page)).toEqual(["abc"]);
  ali.editor.commands.redo();
  await settle();
  for (const page of [ali, sam]) {
    expect(blocksOf(page)).toEqual(["ab"]);
    expect(authorsOf(page)).toEqual([ali.you.id, sam.you.id]);
  }
  await close();
});

test("AU7, AU9: what A took out, brought back and moved, and B took out since, does not come back when A undoes the move", async () => {
  const { ali, sam, settle, close } = await noteForTwo();
  typeAt(sam, 1, "mine");
  enterAt(sam, 5);
  await settle();
  pause(ali);
  const { view } = ali.editor;
  view.dispatch(view.state.tr.delete(1, 5));
  ali.editor.commands.undo();
  await settle();
  pause(ali);
  const line = view.state.doc.child(0);
  view.dispatch(view.state.tr.delete(0, line.nodeSize).insert(2, line));
  await settle();
  pause(sam);
  sam.editor.view.dispatch(sam.editor.state.tr.delete(3, 7));
  await settle();
  ali.editor.commands.undo();
  expect(blocksOf(ali)).toEqual(["", ""]);
  await settle();
  for (const page of [ali, sam]) expect(blocksOf(page)).toEqual(["", ""]);
  await close();
});
