import { moveBlock, type Way } from "../apps/web/src/writing/move-block.ts";
import { expect, test } from "vitest";
import { ACTS, draw, lots } from "./acts.ts";
import { Letters } from "./alphabet.ts";
import { blocksOf, caret, noteForTwo, pause, type TestPage } from "./note-for-two.ts";
import { goAnywhere } from "./places.ts";
import { Random } from "./random.ts";

/** The story with `|` where the page's caret stands, a line for each block. */
function shown({ editor }: TestPage): string[] {
  const { doc, selection, tr } = editor.state;
  const marked = tr.insertText("|", selection.head).doc;
  expect(selection.empty).toBe(true);
  expect(doc.resolve(selection.head).parent.isTextblock).toBe(true);
  const blocks: string[] = [];
  marked.descendants((node) => {
    if (node.isTextblock) blocks.push(node.textContent);
    return !node.isTextblock;
  });
  return blocks;
}

/** Puts a page's caret where `|` is in its lines. */
function stand(page: TestPage, at: string): void {
  const { doc } = page.editor.state;
  let found: number | undefined;
  const [before = "", after = ""] = at.split("|");
  doc.descendants((node, pos) => {
    if (node.isTextblock && node.textContent === before + after) found = pos + 1 + before.length;
    return !node.isTextblock;
  });
  if (found === undefined) throw new RangeError(`no line says ${before}${after}`);
  caret(page, found);
}

function move(page: TestPage, at: string, way: Way): void {
  stand(page, at);
  const { state, view } = page.editor;
  moveBlock(way)(state, view.dispatch, view);
}

async function withLines(lines: readonly string[]) {
  const note = await noteForTwo();
  const { ali, settle } = note;
  ali.editor.commands.setContent(lines.map((line) => `<p>${line}</p>`).join(""));
  pause(ali);
  await settle();
  return note;
}

const LINES = ["one", "two, which is longer", "", "four"];

for (const [what, at, act, after] of [
  [
    "a line that is moved past theirs leaves their caret in its own line",
    "two, |which is longer",
    (ali: TestPage) => move(ali, "one|", "down"),
    ["two, |which is longer", "one", "", "four"],
  ],
  [
    "so it does when theirs is the one written again",
    "on|e",
    (ali: TestPage) => move(ali, "two, which is longer|", "up"),
    ["two, which is longer", "on|e", "", "four"],
  ],
  [
    "the caret goes along with a line that is moved, also at its end",
    "one|",
    (ali: TestPage) => move(ali, "one|", "down"),
    ["two, which is longer", "one|", "", "four"],
  ],
  [
    "an empty line past which another is moved keeps its caret",
    "|",
    (ali: TestPage) => move(ali, "two, which is longer|", "down"),
    ["one", "|", "two, which is longer", "four"],
  ],
  [
    "lines that become a list keep the caret",
    "four|",
    (ali: TestPage) => void ali.editor.chain().selectAll().toggleBulletList().run(),
    ["one", "two, which is longer", "", "four|"],
  ],
  [
    "a line that is split before the caret takes it into the new line",
    "two, which| is longer",
    (ali: TestPage) => {
      stand(ali, "two,| which is longer");
      ali.editor.commands.splitBlock();
    },
    ["one", "two,", " which| is longer", "", "four"],
  ],
  [
    "words that are carried elsewhere take the caret in them along",
    "two, wh|ich is longer",
    (ali: TestPage) => {
      const { state, view } = ali.editor;
      const from = 5 + 1 + "two, ".length;
      const which = state.doc.slice(from, from + 6);
      view.dispatch(state.tr.delete(from, from + 6).replace(1, 1, which));
    },
    ["wh|ich one", "two, is longer", "", "four"],
  ],
  [
    "a paragraph that is taken out above leaves the caret in its own",
    "fo|ur",
    (ali: TestPage) => void ali.editor.commands.deleteRange({ from: 5, to: 27 }),
    ["one", "", "fo|ur"],
  ],
] as const)
  test(`AU12, nothing moves under a caret: ${what}`, async () => {
    const { ali, sam, settle, close } = await withLines(LINES);
    stand(sam, at);
    act(ali);
    await settle();
    expect(shown(sam)).toEqual(after);
    await close();
  });

test("AU12, nothing moves under a caret: a selection keeps its words when its line is moved", async () => {
  const { ali, sam, settle, close } = await withLines(LINES);
  sam.editor.commands.setTextSelection({ from: 11, to: 16 });
  expect(wordsSelected(sam)).toBe("which");
  move(ali, "two, which is longer|", "up");
  await settle();
  expect(wordsSelected(sam)).toBe("which");
  await close();
});

const wordsSelected = ({ editor: { state } }: TestPage): string =>
  state.doc.textBetween(state.selection.from, state.selection.to);

const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1e6));

test(`AU12, nothing moves under a caret: whatever another does, the letters beside it stay beside it as long as they live (seed ${seed})`, async () => {
  const { ali, sam, settle, close } = await noteForTwo();
  const random = new Random(seed);
  const letters = new Letters();
  const drawn = lots("delete").filter(([name]) => name in ACTS);
  const judged = { kept: 0, gone: 0 };
  for (let step = 0; step < 250; step++) {
    goAnywhere(sam.editor, random);
    const beside = besideCaret(sam);
    const name = blocksOf(ali).join("").length < 12 ? "type" : draw(drawn, random);
    goAnywhere(ali.editor, random);
    ACTS[name]?.[1]({ editor: ali.editor, random, letters, author: 0 });
    pause(ali);
    await settle();
    const all = sam.editor.state.doc.textContent;
    const [before, after] = beside.map((each) => (each && all.includes(each) ? each : undefined));
    if (before === undefined && after === undefined) {
      judged.gone++;
      continue;
    }
    judged.kept++;
    const now = besideCaret(sam);
    const isKept = (before !== undefined && now[0] === before) || (after !== undefined && now[1] === after);
    // Behind the last letter of a line a caret that only waits goes along with what is written there.
    const isAtEnd = beside[1] === undefined && now[1] === undefined && lineOf(sam).includes(before ?? "?");
    expect(isKept || isAtEnd, `${name} in step ${step}: ${JSON.stringify([beside, now])}`).toBe(true);
  }
  expect(judged.kept).toBeGreaterThan(100);
  await close();
});

const lineOf = ({ editor }: TestPage): string => editor.state.selection.$head.parent.textContent;

/** The letters on both sides of the caret, within its line. */
function besideCaret({ editor }: TestPage): [before: string | undefined, after: string | undefined] {
  const { parent, parentOffset } = editor.state.selection.$head;
  const text = parent.textContent;
  return [text[parentOffset - 1], text[parentOffset]];
}
