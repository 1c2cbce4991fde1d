import { LIMITS } from "@ourwords/protocol";
import type { Editor } from "@tiptap/core";
import { Selection, TextSelection } from "@tiptap/pm/state";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { moveBlock } from "../apps/web/src/writing/move-block.ts";
import { newsOf } from "../apps/web/src/writing/writing-news.ts";
import { Clipboard } from "./clipboard.ts";
import { Desks } from "./desks.ts";
import { installDom } from "./dom.ts";

let desks: Desks;
let clipboard: Clipboard;
beforeAll(installDom);
beforeEach(async () => {
  desks = await Desks.open();
  clipboard = new Clipboard();
});
afterEach(() => desks.close());

/** Types at the caret, `\n` for the Enter key. */
function type(editor: Editor, text: string): void {
  for (const letter of text) {
    if (letter === "\n") editor.commands.enter();
    else editor.view.dispatch(editor.state.tr.insertText(letter));
  }
}

/** Selects `words` where they first stand, or puts the caret right after them. */
function find(editor: Editor, words: string, as: "selected" | "caret behind" | "caret before" = "selected"): void {
  const { doc, tr } = editor.state;
  const ends: number[] = [];
  const [start = "", end = start] = words.split("…");
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const from = node.textContent.indexOf(start);
    const to = node.textContent.indexOf(end);
    if (from >= 0 && ends.length === 0) ends.push(pos + 1 + from);
    if (to >= 0 && ends.length === 1) ends.push(pos + 1 + to + end.length);
    return false;
  });
  const [from = -1, to = -1] = ends;
  expect(to, `"${words}" is not there`).toBeGreaterThan(0);
  const [anchor, head] = as === "caret behind" ? [to, to] : as === "caret before" ? [from, from] : [from, to];
  editor.view.dispatch(tr.setSelection(TextSelection.create(doc, anchor, head)));
}

const toEnd = (editor: Editor): void =>
  editor.view.dispatch(editor.state.tr.setSelection(Selection.atEnd(editor.state.doc)));

/** A drag within an editor, as ProseMirror's drop does it. */
function drag(editor: Editor, words: string, behind: string): void {
  find(editor, behind, "caret behind");
  const target = editor.state.selection.head;
  find(editor, words);
  const { tr, selection } = editor.state;
  const slice = selection.content();
  tr.deleteSelection();
  const pos = tr.mapping.map(target);
  editor.view.dispatch(tr.replaceRange(pos, pos, slice).setMeta("uiEvent", "drop"));
}

async function samWrites(text: string): Promise<void> {
  type(desks.sam.story, text);
  await desks.settle();
}

test("AU10.1: text from outside is its paster's, also HTML that claims to be somebody", async () => {
  await samWrites("i said ");
  const { story } = desks.ali;
  toEnd(story);
  clipboard.put({ html: `<span class="w" data-look="rust" data-by="SM">i agree to all of it</span>`, text: "x" });
  clipboard.paste(story.view);
  clipboard.put({ text: " and\nmore" });
  clipboard.paste(story.view);
  expect(await desks.lines("story")).toEqual([
    [
      ["Sam", "i said "],
      ["Ali", "i agree to all of it and"],
    ],
    [["Ali", "more"]],
  ]);
});

test("AU10.1: what is copied in the note is its paster's", async () => {
  await samWrites("i do not want that");
  const { story } = desks.ali;
  find(story, "not want");
  clipboard.copy(story.view);
  expect(clipboard.html).not.toMatch(/data-(?:by|look)|class/);
  toEnd(story);
  clipboard.paste(story.view);
  expect(await desks.lines("story")).toEqual([
    [
      ["Sam", "i do not want that"],
      ["Ali", "not want"],
    ],
  ]);
});

test("AU1: of two authors' words that begin alike, just the one that is taken out goes", async () => {
  await samWrites("two ");
  const { story } = desks.ali;
  toEnd(story);
  type(story, "three");
  find(story, "two ");
  story.commands.deleteSelection();
  expect(await desks.lines("story")).toEqual([[["Ali", "three"]]]);
  type(story, "tt");
  await desks.settle();
  find(desks.sam.story, "tt", "caret before");
  type(desks.sam.story, "t");
  expect(await desks.lines("story")).toEqual([
    [
      ["Sam", "t"],
      ["Ali", "ttthree"],
    ],
  ]);
});

test("AU10.2: what is cut and pasted stays its author's, once", async () => {
  await samWrites("one two three four");
  const { story } = desks.ali;
  find(story, "two ");
  clipboard.cut(story.view);
  expect(await desks.lines("story")).toEqual([[["Sam", "one three four"]]]);
  toEnd(story);
  type(story, "! ");
  clipboard.paste(story.view);
  expect(await desks.lines("story")).toEqual([
    [
      ["Sam", "one three four"],
      ["Ali", "! "],
      ["Sam", "two "],
    ],
  ]);
  clipboard.paste(story.view);
  expect((await desks.lines("story"))[0]?.slice(2)).toEqual([
    ["Sam", "two "],
    ["Ali", "two "],
  ]);
});

test("AU10.2: a cut that was undone is not given back a second time by its paste", async () => {
  await samWrites("one two three");
  const { story } = desks.ali;
  find(story, "two ");
  clipboard.cut(story.view);
  story.commands.undo();
  toEnd(story);
  clipboard.paste(story.view);
  expect(await desks.lines("story")).toEqual([
    [
      ["Sam", "one two three"],
      ["Ali", "two "],
    ],
  ]);
});

test("AU10.2: after another copy the cut is no longer in hand", async () => {
  await samWrites("yes and yes");
  const { story } = desks.ali;
  find(story, "yes");
  clipboard.cut(story.view);
  find(story, "yes");
  clipboard.copy(story.view);
  toEnd(story);
  clipboard.paste(story.view);
  expect(await desks.lines("story")).toEqual([
    [
      ["Sam", " and yes"],
      ["Ali", "yes"],
    ],
  ]);
});

test("AU10.2: a cut over lines of several authors goes into the plan, each word under its author", async () => {
  await samWrites("sam one\nsam two\nsam three");
  const { story, plan } = desks.ali;
  find(story, "sam two", "caret behind");
  type(story, " ALI TWO");
  find(story, "one…three");
  clipboard.cut(story.view);
  expect(await desks.lines("story")).toEqual([[["Sam", "sam "]]]);
  find(plan, "When we look at this again", "caret behind");
  clipboard.paste(plan.view);
  expect((await desks.lines("plan")).slice(-4)).toEqual([
    [
      ["", "When we look at this again"],
      ["Sam", "one"],
    ],
    [
      ["Sam", "sam two"],
      ["Ali", " ALI TWO"],
    ],
    [["Sam", "sam three"]],
    [],
  ]);
});

test("AU10.2: an undo of the paste and of the cut brings everything back under its author", async () => {
  await samWrites("one two three");
  const { story } = desks.ali;
  find(story, "two ");
  clipboard.cut(story.view);
  toEnd(story);
  clipboard.paste(story.view);
  story.commands.undo();
  story.commands.undo();
  expect(await desks.lines("story")).toEqual([[["Sam", "one two three"]]]);
});

test("AU10.3: what is dragged within a line, between lines and over lines stays its author's", async () => {
  await samWrites("one two three four\nfive six\nseven");
  const { story } = desks.ali;
  find(story, "five", "caret behind");
  type(story, " MINE");
  drag(story, "two ", "four");
  expect((await desks.lines("story"))[0]).toEqual([["Sam", "one three fourtwo "]]);
  drag(story, "MINE s", "one");
  expect((await desks.lines("story")).slice(0, 2)).toEqual([
    [
      ["Sam", "one"],
      ["Ali", "MINE"],
      ["Sam", " s three fourtwo "],
    ],
    [
      ["Sam", "five"],
      ["Ali", " "],
      ["Sam", "ix"],
    ],
  ]);
  drag(story, "ix…se", "three");
  const lines = await desks.lines("story");
  expect(lines.flat().filter(([author]) => author === "Ali")).toEqual([
    ["Ali", "MINE"],
    ["Ali", " "],
  ]);
  expect(
    lines
      .flat()
      .map(([, words]) => words)
      .join(""),
  ).toBe("oneMINE s threeixse fourtwo five ven");
});

test("AU10.3: undoing a drag puts it back under its author, and redoing it too", async () => {
  await samWrites("the cat sat\nthe dog ran");
  const { story } = desks.ali;
  drag(story, "cat ", "dog");
  const after = [[["Sam", "the sat"]], [["Sam", "the dogcat  ran"]]];
  expect(await desks.lines("story")).toEqual(after);
  story.commands.undo();
  expect(await desks.lines("story")).toEqual([[["Sam", "the cat sat"]], [["Sam", "the dog ran"]]]);
  story.commands.redo();
  expect(await desks.lines("story")).toEqual(after);
});

test("AU10.3: what is dragged from the story to the plan stays its author's, and a copy does not", async () => {
  await samWrites("see jo on monday\nand rest");
  const { story, plan } = desks.ali;
  const drop = async (words: string, held: { ctrlKey: boolean }): Promise<void> => {
    find(story, words);
    toEnd(plan);
    story.view.dragging = { slice: story.state.selection.content(), move: true };
    Object.assign(plan.view, { posAtCoords: () => ({ pos: plan.state.selection.head, inside: -1 }) });
    const dataTransfer = { getData: (kind: string) => (kind === "text/plain" ? words : ""), files: [] };
    const event = new window.Event("drop", { bubbles: true, cancelable: true });
    plan.view.dom.dispatchEvent(Object.assign(event, { clientX: 0, clientY: 0, altKey: false, dataTransfer, ...held }));
    await desks.settle();
  };
  await drop("jo on mon", { ctrlKey: false });
  expect(await desks.lines("story")).toEqual([[["Sam", "see day"]], [["Sam", "and rest"]]]);
  expect((await desks.lines("plan")).at(-1)).toEqual([["Sam", "jo on mon"]]);
  await drop("rest", { ctrlKey: true });
  expect((await desks.lines("story"))[1]).toEqual([["Sam", "and rest"]]);
  expect((await desks.lines("plan")).at(-1)).toEqual([
    ["Sam", "jo on mon"],
    ["Ali", "rest"],
  ]);
});

test("AU10.4: a moved line stays its authors', through undo and redo, in the story, in lists and in the plan", async () => {
  await samWrites("the cat sat\nthe dog ran\nthe cat ran");
  const { story, plan } = desks.ali;
  find(story, "dog", "caret behind");
  type(story, "GY");
  const move = (editor: Editor, way: "up" | "down"): boolean =>
    moveBlock(way)(editor.state, editor.view.dispatch, editor.view);
  const cat = [["Sam", "the cat sat"]];
  const dog = [
    ["Sam", "the dog"],
    ["Ali", "GY"],
    ["Sam", " ran"],
  ];
  const last = [["Sam", "the cat ran"]];
  move(story, "up");
  expect(await desks.lines("story")).toEqual([dog, cat, last]);
  story.commands.undo();
  expect(await desks.lines("story")).toEqual([cat, dog, last]);
  story.commands.redo();
  expect(await desks.lines("story")).toEqual([dog, cat, last]);
  move(story, "down");
  move(story, "down");
  expect(await desks.lines("story")).toEqual([cat, last, dog]);
  expect(story.state.selection.$head.parent.textContent).toBe("the dogGY ran");
  story.commands.selectAll();
  story.commands.toggleBulletList();
  find(story, "dogGY", "caret behind");
  move(story, "up");
  expect(await desks.lines("story")).toEqual([cat, dog, last]);
  move(story, "up");
  move(story, "up");
  expect(await desks.lines("story")).toEqual([dog, cat, last]);
  expect(story.getHTML()).toMatch(/^<p dir="auto">the dogGY ran<\/p><ul>/);

  find(plan, "What I hope for", "caret behind");
  move(plan, "up");
  expect((await desks.lines("plan")).slice(2, 5)).toEqual([
    [["", "What gets in the way"]],
    [["", "What I hope for"]],
    [],
  ]);
});

test("AU10.7: a paste that is too long, or has no words, is told and changes nothing", async () => {
  await samWrites("here");
  const { story } = desks.ali;
  const news: unknown[] = [];
  story.on("transaction", ({ transaction }) => {
    const told = newsOf(transaction);
    if (told) news.push(told);
  });
  find(story, "here");
  clipboard.put({ text: "word ".repeat(LIMITS.frameBytes / 4) });
  clipboard.paste(story.view);
  clipboard.put({ text: "a\n".repeat(15_000) });
  clipboard.paste(story.view);
  clipboard.put({ html: "<img src='x.png'>" });
  clipboard.paste(story.view);
  expect(news).toEqual(["too-long", "too-long", "no-words"]);
  expect(await desks.lines("story")).toEqual([[["Sam", "here"]]]);
  clipboard.put({ text: "long ".repeat(LIMITS.frameBytes / 8) });
  clipboard.paste(story.view);
  expect(news.at(-1)).toBe("done");
  expect((await desks.lines("story")).flat().map(([author]) => author)).toEqual(["Ali"]);
});
