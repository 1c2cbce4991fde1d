import { planLines } from "@ourwords/note";
import { expect, test } from "vitest";
import { moveBlock, type Way } from "../apps/web/src/writing/move-block.ts";
import { noteForTwo, type TestPage } from "./note-for-two.ts";

const FIRST = "question0001";

/** Each line that says something as `id: words`, as the note has it. */
const said = ({ connection }: TestPage): string[] =>
  planLines(connection.doc).flatMap(({ id, text }) => (text === "" ? [] : [`${id}: ${text}`]));
const idsOf = ({ editor }: TestPage): unknown[] => {
  const ids: unknown[] = [];
  editor.state.doc.descendants((node) => void (node.type.name === "paragraph" && ids.push(node.attrs["line"])));
  return ids;
};

/** Behind the `nth` letter of the line that says this. */
function placeIn({ editor }: TestPage, words: string, nth: number): number {
  let found = -1;
  editor.state.doc.descendants((node, pos) => {
    if (found < 0 && node.isTextblock && node.textContent === words) found = pos + 1 + nth;
  });
  if (found < 0) throw new Error(`no line says ${words}`);
  return found;
}

const caretIn = (page: TestPage, words: string, nth: number): boolean =>
  page.editor.commands.setTextSelection(placeIn(page, words, nth));

function move(page: TestPage, words: string, way: Way): void {
  caretIn(page, words, 0);
  moveBlock(way)(page.editor.state, page.editor.view.dispatch, page.editor.view);
}

/** Sam writes in the first question's line. */
async function withLine(words: string) {
  const note = await noteForTwo("plan");
  const { sam, settle } = note;
  sam.editor.commands.setTextSelection(placeIn(sam, "", 0));
  sam.editor.commands.insertContent(words);
  await settle();
  expect(said(note.ali)).toEqual([`${FIRST}: ${words}`]);
  return note;
}

test("PL2: the line of a question has an id from the start, and keeps it while anybody writes in it", async () => {
  const { ali, sam, settle, close } = await withLine("walk");
  caretIn(ali, "walk", 4);
  ali.editor.commands.insertContent(" daily");
  await settle();
  for (const page of [ali, sam]) expect(said(page)).toEqual([`${FIRST}: walk daily`]);
  await close();
});

test.each([
  ["in the middle", "walk. sleep", 5, ["walk.", " sleep"], 0],
  ["at the end", "walk", 4, ["walk"], 0],
  ["at the start: it goes on where its words are", "walk", 0, ["walk"], 0],
])("PL2: a line that is split %s keeps its id, and the other half has a new one", async (...given) => {
  const [, words, at, texts, first] = given;
  const { ali, sam, settle, close } = await withLine(words);
  ali.editor.commands.setTextSelection(placeIn(ali, words, at));
  ali.editor.commands.splitBlock();
  await settle();
  expect(said(sam).map((line) => line.slice(14))).toEqual(texts);
  expect(said(sam)[first]).toBe(`${FIRST}: ${texts[first]}`);
  for (const page of [ali, sam]) {
    expect(idsOf(page)).toHaveLength(7);
    expect(new Set(idsOf(page)).size).toBe(7);
    expect(planLines(page.connection.doc)).toHaveLength(7);
  }
  await close();
});

test("PL2: an undone split leaves one line with its id; redo gives two again", async () => {
  const { ali, sam, settle, close } = await withLine("walk. sleep");
  ali.editor.commands.setTextSelection(placeIn(ali, "walk. sleep", 5));
  ali.editor.commands.splitBlock();
  await settle();
  ali.editor.commands.undo();
  await settle();
  for (const page of [ali, sam]) expect(said(page)).toEqual([`${FIRST}: walk. sleep`]);
  ali.editor.commands.redo();
  await settle();
  expect(said(sam)[0]).toBe(`${FIRST}: walk.`);
  for (const page of [ali, sam]) expect(new Set(idsOf(page)).size).toBe(7);
  await close();
});

test("PL2, AU10: a line that is moved keeps its id, who and by when, and its authors", async () => {
  const { ali, sam, settle, close } = await withLine("walk");
  const pos = placeIn(ali, "walk", 0) - 1;
  ali.editor.view.dispatch(ali.editor.state.tr.setNodeAttribute(pos, "who", "Jo").setNodeAttribute(pos, "by", "soon"));
  await settle();
  for (const way of ["down", "down", "up"] as const) move(ali, "walk", way);
  await settle();
  for (const page of [ali, sam]) {
    expect(said(page)).toEqual([`${FIRST}: walk`]);
    const line = planLines(page.connection.doc).find(({ id }) => id === FIRST);
    expect([line?.who, line?.by]).toEqual([[{ name: "Jo" }], "soon"]);
  }
  await close();
});

test("PL2: the other half of a split says nothing of who and by when", async () => {
  const { ali, sam, settle, close } = await withLine("walk. sleep");
  const pos = placeIn(ali, "walk. sleep", 0) - 1;
  ali.editor.view.dispatch(ali.editor.state.tr.setNodeAttribute(pos, "by", "soon"));
  ali.editor.commands.setTextSelection(placeIn(ali, "walk. sleep", 5));
  ali.editor.commands.splitBlock();
  await settle();
  expect(planLines(sam.connection.doc).map(({ text, by }) => [text, by])).toContainEqual([" sleep", undefined]);
  await close();
});

test("PL2: what is pasted gets ids of its own, and claims none", async () => {
  const { ali, sam, settle, close } = await withLine("walk");
  caretIn(ali, "walk", 4);
  ali.editor.commands.splitBlock();
  ali.editor.view.pasteHTML(`<p line="${FIRST}" data-line="${FIRST}">one</p><ul><li><p>two</p></li></ul><p>three</p>`);
  await settle();
  expect(said(sam).map((line) => line.slice(14))).toEqual(["walk", "one", "two", "three"]);
  expect(said(sam)[0]).toBe(`${FIRST}: walk`);
  for (const page of [ali, sam]) expect(new Set(idsOf(page)).size).toBe(idsOf(page).length);
  await close();
});

test("PL2: of a line and its copy the line keeps the id, also when the copy stands before it", async () => {
  const { ali, sam, settle, close } = await withLine("walk");
  const { state, view } = ali.editor;
  const line = state.doc.resolve(placeIn(ali, "walk", 0)).parent;
  view.dispatch(state.tr.insert(0, line));
  await settle();
  expect(said(sam).map((each) => each.slice(14))).toEqual(["walk", "walk"]);
  expect(said(sam)[0]).not.toBe(`${FIRST}: walk`);
  expect(said(sam)[1]).toBe(`${FIRST}: walk`);
  await close();
});

test("PL1, PL2: of two lines with one id the first holds it; the second has a new one once somebody writes in it, and no sooner", async () => {
  const { ali, sam, settle, close } = await withLine("walk");
  // As two people leave it who moved it at the same time.
  const { state, view } = ali.editor;
  const place = placeIn(ali, "", 0);
  view.dispatch(state.tr.insertText("run", place));
  await settle();
  ali.connection.doc.transact(() => {
    const second = planLines(ali.connection.doc).find(({ text }) => text === "run");
    second?.block.setAttribute("line", FIRST);
  });
  await settle();
  for (const page of [ali, sam]) {
    expect(said(page)).toEqual([`${FIRST}: walk`]);
    expect(idsOf(page).filter((id) => id === FIRST)).toHaveLength(2);
  }
  caretIn(sam, "walk", 4);
  sam.editor.commands.insertContent("!");
  await settle();
  expect(idsOf(ali).filter((id) => id === FIRST)).toHaveLength(2);
  caretIn(sam, "run", 3);
  sam.editor.commands.insertContent("!");
  await settle();
  for (const page of [ali, sam]) {
    expect(said(page)[0]).toBe(`${FIRST}: walk!`);
    expect(said(page)[1]).toMatch(/^[a-z0-9]{12}: run!$/);
    expect(new Set(idsOf(page)).size).toBe(6);
  }
  await close();
});

test("PL2: nobody's page changes anything because of what others did", async () => {
  const { ali, sam, settle, close } = await withLine("walk");
  let written = 0;
  sam.connection.doc.on("update", (_update, _origin, _doc, { local }) => {
    if (local) written++;
  });
  caretIn(ali, "walk", 2);
  ali.editor.commands.splitBlock();
  await settle();
  ali.editor.commands.undo();
  await settle();
  expect(written).toBe(0);
  await close();
});
