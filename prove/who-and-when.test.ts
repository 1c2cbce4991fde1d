import { authorRuns } from "@ourwords/authorship";
import { answeredLine, answersIn, FRAGMENTS, planLines, PLAN_QUESTIONS, stanceKey, stanceValue } from "@ourwords/note";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { mergedWho } from "../apps/web/src/plan-lines/chosen-who.ts";
import { moveLine, moveLineTo } from "../apps/web/src/plan-lines/move-line.ts";
import { lineHere, nameLineHere, placeOfLine } from "../apps/web/src/plan-lines/place-of-line.ts";
import {
  moveQuestion,
  putBackQuestion,
  questionsIn,
  takeOutQuestion,
} from "../apps/web/src/plan-lines/plan-questions.ts";
import { setLineFacts } from "../apps/web/src/plan-lines/set-line-facts.ts";
import { moveBlock } from "../apps/web/src/writing/move-block.ts";
import { blocksOf, noteForTwo, type TestPage, typeAt } from "./note-for-two.ts";

const FIRST = "question0001";
const SECOND = "question0002";

/** Who every element and every letter of a note is, by identity, in order. */
function identities({ connection: { doc } }: TestPage): string[] {
  const found: string[] = [];
  const walk = (parent: Y.XmlFragment): void => {
    for (const child of parent.toArray()) {
      const id = child._item?.id;
      if (child instanceof Y.XmlText) {
        for (let item = child._start; item; item = item.right)
          if (!item.deleted)
            for (let at = 0; at < item.length; at++) found.push(`${item.id.client}.${item.id.clock + at}`);
      } else if (child instanceof Y.XmlElement) {
        found.push(`<${child.nodeName} ${id?.client}.${id?.clock}>`);
        walk(child);
      }
    }
  };
  for (const name of FRAGMENTS) walk(doc.getXmlFragment(name));
  return found;
}

const factsOf = ({ connection }: TestPage, id: string): unknown[] =>
  planLines(connection.doc).flatMap((line) => (line.id === id ? [line.who, line.by] : []));

/** `[look, words]` of each line that says something. */
const authorsOf = ({ connection: { doc, ledger } }: TestPage): string[] =>
  authorRuns(doc, ledger).flatMap(({ text, runs }) => {
    const words = text.toString();
    return runs.map(({ from, to, voice }) => `${voice?.author.slice(0, 2) ?? ""}: ${words.slice(from, to)}`);
  });

const startOf = ({ editor }: TestPage, id: string): number => (placeOfLine(editor.state.doc, id) ?? -2) + 1;

/** Sam writes in two lines, and Dr Ali in the first. Sam agrees to it. */
async function withLines() {
  const note = await noteForTwo("plan");
  const { ali, sam, settle } = note;
  typeAt(sam, startOf(sam, FIRST), "walk");
  typeAt(sam, startOf(sam, SECOND), "sleep");
  await settle();
  typeAt(ali, startOf(ali, FIRST) + 4, " DAILY");
  await settle();
  const line = planLines(sam.connection.doc).find(({ id }) => id === FIRST);
  if (!line) throw new Error("no line");
  const key = stanceKey({ line: FIRST, participant: sam.you.id });
  sam.connection.doc.getMap("stances").set(key, stanceValue({ says: "agree", words: "", of: answeredLine(line) }));
  await settle();
  return note;
}

test("PL8: saying who and by when writes no letter and no line again: every identity is the same before and after", async () => {
  const { ali, sam, settle, close } = await withLines();
  const before = identities(ali);
  const authors = authorsOf(ali);
  // Its elements and letters: 12 lines, 6 questions, what was written.
  expect(before.length).toBeGreaterThan(PLAN_QUESTIONS.join("").length + "walk DAILYsleep".length);
  setLineFacts(ali.editor, FIRST, { who: [{ participant: sam.you.id }, { name: "Jo" }], by: "before we meet again" });
  await settle();
  for (const page of [ali, sam]) {
    expect(identities(page)).toEqual(before);
    expect(authorsOf(page)).toEqual(authors);
    expect(factsOf(page, FIRST)).toEqual([[{ participant: sam.you.id }, { name: "Jo" }], "before we meet again"]);
  }
  setLineFacts(sam.editor, FIRST, { who: [{ participant: sam.you.id }], by: undefined });
  await settle();
  for (const page of [ali, sam]) {
    expect(identities(page)).toEqual(before);
    expect(factsOf(page, FIRST)).toEqual([[{ participant: sam.you.id }], undefined]);
  }
  setLineFacts(ali.editor, FIRST, { who: [], by: undefined });
  await settle();
  for (const page of [ali, sam]) {
    expect(identities(page)).toEqual(before);
    expect(factsOf(page, FIRST)).toEqual([[], undefined]);
  }
  await close();
});

test("PL8: undo takes back who and by when and nothing else, redo says it again, and no identity changes by either", async () => {
  const { ali, sam, settle, close } = await withLines();
  typeAt(ali, startOf(ali, SECOND) + 5, " WELL");
  setLineFacts(ali.editor, FIRST, { who: [{ name: "Jo" }], by: "soon" });
  await settle();
  const before = identities(ali);
  // Written by somebody else since.
  typeAt(sam, startOf(sam, FIRST), "I ");
  await settle();
  const since = identities(sam);
  expect(since).toHaveLength(before.length + 2);
  ali.editor.commands.undo();
  await settle();
  for (const page of [ali, sam]) {
    expect(factsOf(page, FIRST)).toEqual([[], undefined]);
    expect(identities(page)).toEqual(since);
  }
  ali.editor.commands.redo();
  await settle();
  for (const page of [ali, sam]) {
    expect(factsOf(page, FIRST)).toEqual([[{ name: "Jo" }], "soon"]);
    expect(identities(page)).toEqual(since);
  }
  ali.editor.commands.undo();
  ali.editor.commands.undo();
  await settle();
  expect(blocksOf(sam)).toContain("sleep");
  await close();
});

test("PL8: an empty line says who and by when, too, and one without an id gets it then", async () => {
  const { ali, sam, settle, close } = await withLines();
  setLineFacts(ali.editor, "question0003", { who: [{ name: "Jo" }], by: undefined });
  const at = startOf(ali, "question0004");
  ali.editor.view.dispatch(ali.editor.state.tr.setNodeAttribute(at - 1, "line", null));
  ali.editor.commands.setTextSelection(at);
  expect(lineHere(ali.editor.state)).toBeUndefined();
  const id = nameLineHere(ali.editor) ?? "";
  setLineFacts(ali.editor, id, { who: [], by: "by Friday" });
  await settle();
  expect(factsOf(sam, "question0003")).toEqual([[{ name: "Jo" }], undefined]);
  expect(factsOf(sam, id)).toEqual([[], "by Friday"]);
  ali.editor.commands.setTextSelection(1);
  expect(nameLineHere(ali.editor)).toBeUndefined();
  await close();
});

test("PL8: two who name somebody at the same time, one after the other as they come: nobody is lost by what was not seen", async () => {
  const { ali, sam, settle, close } = await withLines();
  setLineFacts(ali.editor, FIRST, { who: [{ name: "Jo" }], by: undefined });
  await settle();
  const now = planLines(sam.connection.doc).find(({ id }) => id === FIRST);
  setLineFacts(sam.editor, FIRST, { who: mergedWho([], [{ name: "Mum" }], now?.who ?? []), by: "soon" });
  await settle();
  for (const page of [ali, sam]) expect(factsOf(page, FIRST)).toEqual([[{ name: "Jo" }, { name: "Mum" }], "soon"]);
  await close();
});

test.each([
  ["to the end", 12],
  ["to the start", 0],
  ["below the next question", 4],
])("PL9: a line that is dragged %s keeps its authors, id, who, by when and answers", async (_title, to) => {
  const { ali, sam, settle, close } = await withLines();
  setLineFacts(ali.editor, FIRST, { who: [{ name: "Jo" }], by: "soon" });
  await settle();
  const before = { authors: authorsOf(ali).toSorted(), facts: factsOf(ali, FIRST) };
  expect(moveLineTo(sam.editor, FIRST, to)).toBe(true);
  await settle();
  for (const page of [ali, sam]) {
    expect(authorsOf(page).toSorted()).toEqual(before.authors);
    expect(authorsOf(page)).toContain("p0:  DAILY");
    expect(factsOf(page, FIRST)).toEqual(before.facts);
    expect(blocksOf(page)).toHaveLength(12);
    expect(blocksOf(page)[to > 1 ? to - 1 : to]).toBe("walk DAILY");
    const line = planLines(page.connection.doc).find(({ id }) => id === FIRST);
    expect(line?.text).toBe("walk DAILY");
    expect(answersIn(page.connection.doc).map(({ line: id, says }) => [id, says])).toEqual([[FIRST, "agree"]]);
    expect(page.left).toEqual([]);
  }
  sam.editor.commands.undo();
  await settle();
  for (const page of [ali, sam]) {
    expect(blocksOf(page)[1]).toBe("walk DAILY");
    expect(factsOf(page, FIRST)).toEqual(before.facts);
  }
  await close();
});

test("PL9: dropped where it is, a line stays as it is; an item moves among its list's items", async () => {
  const { ali, settle, close } = await withLines();
  const before = identities(ali);
  for (const to of [1, 2]) expect(moveLineTo(ali.editor, FIRST, to)).toBe(false);
  expect(identities(ali)).toEqual(before);
  ali.editor.commands.setTextSelection(startOf(ali, FIRST));
  ali.editor.commands.toggleBulletList();
  ali.editor.commands.setTextSelection(startOf(ali, FIRST) + 4);
  ali.editor.commands.splitListItem("listItem");
  await settle();
  expect(blocksOf(ali).slice(0, 3)).toEqual([PLAN_QUESTIONS[0], "walk", " DAILY"]);
  expect(moveLineTo(ali.editor, FIRST, 2)).toBe(true);
  await settle();
  expect(blocksOf(ali).slice(0, 3)).toEqual([PLAN_QUESTIONS[0], " DAILY", "walk"]);
  await close();
});

test("PL9: by the handle's arrows a line moves as by the keys in the text", async () => {
  const { ali, sam, settle, close } = await withLines();
  moveLine(ali.editor, FIRST, "down");
  await settle();
  expect(blocksOf(sam)[2]).toBe("walk DAILY");
  expect(lineHere(ali.editor.state)).toBe(FIRST);
  moveBlock("up")(ali.editor.state, ali.editor.view.dispatch, ali.editor.view);
  await settle();
  expect(blocksOf(sam)[1]).toBe("walk DAILY");
  await close();
});

test("PL9: a line goes with all that stands on it also while somebody else writes in it", async () => {
  const { ali, sam, settle, close } = await withLines();
  setLineFacts(ali.editor, FIRST, { who: [{ name: "Jo" }], by: "soon" });
  await settle();
  moveLineTo(ali.editor, FIRST, 4);
  typeAt(sam, startOf(sam, FIRST) + 4, " slowly");
  await settle();
  for (const page of [ali, sam]) {
    expect(blocksOf(page)).toContain("walk slowly DAILY");
    expect(factsOf(page, FIRST)).toEqual([[{ name: "Jo" }], "soon"]);
    expect(authorsOf(page)).toEqual(expect.arrayContaining(["p1: walk slowly", "p0:  DAILY"]));
  }
  await close();
});

test("PL10: a question is taken out and put back, with a line under it, in its place; what was under it stays", async () => {
  const { ali, sam, settle, close } = await withLines();
  const [first, , third] = PLAN_QUESTIONS;
  if (first === undefined || third === undefined) throw new Error("no questions");
  takeOutQuestion(ali.editor, first);
  takeOutQuestion(ali.editor, third);
  await settle();
  const left = ["walk DAILY", PLAN_QUESTIONS[1], "sleep", PLAN_QUESTIONS[3], ""];
  for (const page of [ali, sam]) expect(blocksOf(page).slice(0, 5)).toEqual(left);
  expect(questionsIn(sam.editor.state.doc).flatMap(({ text, place }) => (place === undefined ? [text] : []))).toEqual([
    first,
    third,
  ]);
  putBackQuestion(sam.editor, third);
  typeAt(sam, sam.editor.state.selection.head, "sea");
  await settle();
  for (const page of [ali, sam])
    expect(blocksOf(page).slice(1, 6)).toEqual([PLAN_QUESTIONS[1], "sleep", third, "sea", PLAN_QUESTIONS[3]]);
  const ids = planLines(ali.connection.doc).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  // It stands there already.
  putBackQuestion(sam.editor, third);
  await settle();
  expect(blocksOf(ali).filter((text) => text === third)).toHaveLength(1);
  await close();
});

test("PL10: all questions can be taken out and put back again, in the template's order", async () => {
  const { ali, sam, settle, close } = await noteForTwo("plan");
  for (const text of PLAN_QUESTIONS) takeOutQuestion(ali.editor, text);
  await settle();
  expect(blocksOf(sam)).toEqual([""]);
  for (const text of PLAN_QUESTIONS.toReversed()) putBackQuestion(sam.editor, text);
  await settle();
  expect(blocksOf(ali).filter((text) => text !== "")).toEqual(PLAN_QUESTIONS);
  await close();
});

test("PL10: a question moves past the next with all that stands under both, and no line changes its author, id or answer", async () => {
  const { ali, sam, settle, close } = await withLines();
  const [first = "", second = "", third = ""] = PLAN_QUESTIONS;
  const ids = (page: TestPage): string[] => planLines(page.connection.doc).map(({ id }) => id);
  const [before, answers] = [ids(ali), answersIn(ali.connection.doc)];
  const authors = authorsOf(ali).filter((said) => /walk|DAILY|sleep/.test(said));
  expect(authors).toHaveLength(3);
  setLineFacts(ali.editor, SECOND, { who: [{ name: "Jo" }], by: "soon" });
  moveQuestion(ali.editor, first, "down");
  await settle();
  for (const page of [ali, sam]) {
    expect(blocksOf(page).slice(0, 5)).toEqual([second, "sleep", first, "walk DAILY", third]);
    expect(ids(page)).toEqual([SECOND, FIRST, ...before.slice(2)]);
    expect(factsOf(page, SECOND)).toEqual([[{ name: "Jo" }], "soon"]);
    expect(answersIn(page.connection.doc)).toEqual(answers);
    expect(
      authorsOf(page)
        .filter((said) => /walk|DAILY|sleep/.test(said))
        .toSorted(),
    ).toEqual(authors.toSorted());
  }
  // While somebody else writes there; the first can't go higher.
  typeAt(sam, startOf(sam, FIRST), "we ");
  moveQuestion(ali.editor, first, "up");
  await settle();
  moveQuestion(ali.editor, first, "up");
  await settle();
  for (const page of [ali, sam]) expect(blocksOf(page).slice(0, 4)).toEqual([first, "we walk DAILY", second, "sleep"]);
  ali.editor.commands.undo();
  await settle();
  for (const page of [ali, sam]) expect(blocksOf(page).slice(0, 2)).toEqual([second, "sleep"]);
  await close();
});
