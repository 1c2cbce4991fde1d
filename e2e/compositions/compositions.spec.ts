import type { Page } from "@playwright/test";
import { InputMethod } from "../support/input-method.ts";
import { editor, expectSame, expectSaved, press, shownAuthors, twoPeople, wordsIn } from "../support/people.ts";
import { Server } from "../support/server.ts";
import { expect, test } from "../support/test.ts";
import { COMPOSITIONS, JAPANESE } from "./compositions.ts";

// Every test writes on a line of its own, the last one of the story: they share a note, for a note each takes seconds.
test.describe.configure({ mode: "default" });

let server: Server;
let ali: Page;
let sam: Page;
let ime: InputMethod;

test.beforeAll(async ({ browser }) => {
  server = await Server.start();
  ({ ali, sam } = await twoPeople(browser, server));
  ime = await InputMethod.of(ali);
  await editor(ali, "story").click();
  await editor(sam, "story").click();
  await sam.keyboard.type("words of another paragraph");
});

test.afterAll(async () => {
  for (const page of [ali, sam]) await page.context().close();
  await server.close();
});

type Run = readonly [look: string, words: string];

/** Where Dr Ali composes in Sam's words, and what stands before and behind. */
const PLACES: readonly { readonly name: string; readonly before: string; readonly after: string }[] = [
  { name: "inside the other's words", before: "so it ", after: "is now" },
  { name: "at the start of the other's words", before: "", after: "it is" },
  { name: "at the end of the other's words", before: "it is", after: "" },
  { name: "on an empty line", before: "", after: "" },
];

/** What stands on the last line, drawn as whose it is. Neighbours with one look are one, and nothing is left out. */
function runs(...parts: readonly Run[]): Run[] {
  const joined: [string, string][] = [];
  for (const [look, words] of parts) {
    const last = joined.at(-1);
    if (last?.[0] === look) last[1] += words;
    else if (words !== "") joined.push([look, words]);
  }
  return joined;
}

async function expectLine(...parts: readonly Run[]): Promise<void> {
  for (const page of [ali, sam])
    await expect.poll(async () => (await shownAuthors(page, "story")).at(-1)).toEqual(runs(...parts));
}

const lineOf = (page: Page) => editor(page, "story").locator("p").last();

/** Sam makes a new last line with these words, and Dr Ali's caret goes between them. */
async function newLine(before: string, after: string): Promise<void> {
  await expect.poll(() => wordsIn(sam)).toEqual(await wordsIn(ali));
  const lines = await editor(sam, "story").locator("p").count();
  await press(sam, "Control+End");
  await press(sam, "Enter");
  await sam.keyboard.type(before + after);
  await expect(editor(ali, "story").locator("p")).toHaveCount(lines + 1);
  await expect(lineOf(ali)).toHaveText(before + after);
  await press(ali, "Control+End");
  await press(ali, "ArrowLeft", after.length);
  await ime.forget();
}

/** Something that Sam does while Dr Ali composes. It ends when Dr Ali sees it. */
interface Act {
  readonly run: () => Promise<void>;
  /** what it puts at the start of the line, and at its end */
  readonly adds: readonly [start: string, end: string];
}

const ACTS: readonly Act[] = [
  { run: () => write("Home", "<"), adds: ["<", ""] },
  { run: () => write("End", ">"), adds: ["", ">"] },
  {
    run: async () => {
      const lines = await editor(ali, "story").locator("p").count();
      await press(sam, "Control+Home");
      await press(sam, "ArrowRight");
      await press(sam, "Enter");
      await expect(editor(ali, "story").locator("p")).toHaveCount(lines + 1);
    },
    adds: ["", ""],
  },
];

function actFor(turn: number): Act {
  const act = ACTS[turn % ACTS.length];
  if (!act) throw new Error("Sam has nothing to do");
  return act;
}

async function write(key: "Home" | "End", sign: string): Promise<void> {
  const was = (await lineOf(ali).textContent()) ?? "";
  await expect(lineOf(sam)).toHaveText(was);
  await press(sam, "Control+End");
  await press(sam, key);
  await sam.keyboard.type(sign);
  // Dr Ali may compose the very same letter.
  await expect(lineOf(ali)).toHaveText(key === "Home" ? sign + was : was + sign);
}

for (const [way, { name, steps, written, count }] of COMPOSITIONS.entries()) {
  for (const [index, place] of PLACES.entries()) {
    // Every way and every place meets every act, each after another step.
    const { run, adds } = actFor(way + index);
    const when = index % (steps.length - 1);
    test(`AU12: ${name}, composed ${place.name} while Sam writes around it, is never interrupted, and every letter is its author's`, async () => {
      await newLine(place.before, place.after);
      for (const step of steps.slice(0, when + 1)) await step(ime);
      const seen = await ime.seen();
      await run();
      expect(await ime.seen()).toEqual(seen);
      for (const step of steps.slice(when + 1)) await step(ime);
      expect(await ime.seen()).toEqual({ started: count, ended: count, composing: false });
      const [start, end] = adds;
      await expectLine(["rust", start + place.before], ["navy", written], ["rust", place.after + end]);
    });
  }
}

for (const place of PLACES) {
  test(`AU9: undo right after a composition ${place.name} takes back that word only, and redo writes it again`, async () => {
    await newLine(place.before, place.after);
    for (const step of JAPANESE.steps) await step(ime);
    await expect(lineOf(sam)).toHaveText(place.before + JAPANESE.written + place.after);
    await ali.keyboard.press("Control+z");
    await expectLine(["rust", place.before + place.after]);
    await ali.keyboard.press("Control+Shift+z");
    await expectLine(["rust", place.before], ["navy", JAPANESE.written], ["rust", place.after]);
  });
}

test("AU12: letters that come into the middle of the very run that somebody composes in do not interrupt it", async () => {
  await newLine("one ", "two three");
  await ime.compose("か");
  await expect(lineOf(sam)).toHaveText("one かtwo three");
  await press(sam, "Control+End");
  await press(sam, "ArrowLeft", "three".length);
  await sam.keyboard.type("and ");
  await press(sam, "Home");
  await press(sam, "ArrowRight");
  await sam.keyboard.press("Delete");
  await expect(lineOf(ali)).toHaveText("oe かtwo and three");
  await ime.compose("かん");
  await ime.compose("感");
  expect(await ime.seen()).toEqual({ started: 1, ended: 0, composing: true });
  await ime.commit("感");
  await expectLine(["rust", "oe "], ["navy", "感"], ["rust", "two and three"]);
});

test("AU12: the same letter as the one that is composed, written right before and right behind it, stays the other's", async () => {
  await newLine("", "");
  await ime.compose("か");
  await write("Home", "か");
  await write("End", "かb");
  await ime.compose("かん");
  expect(await ime.seen()).toEqual({ started: 1, ended: 0, composing: true });
  await ime.commit("かん");
  await expectLine(["rust", "か"], ["navy", "かん"], ["rust", "かb"]);
});

test("AU12: news of authors does not interrupt a composition", async () => {
  await newLine("one ", "two");
  await ime.compose("か");
  await expect(lineOf(sam)).toHaveText("one かtwo");
  // Another page of Sam's gets a voice of its own, and everybody is told.
  const another = await sam.context().newPage();
  await another.goto(sam.url());
  await expect(lineOf(another)).toHaveText("one かtwo");
  await another.close();
  await ime.compose("かき");
  expect(await ime.seen()).toEqual({ started: 1, ended: 0, composing: true });
  await ime.commit("柿");
  await expectLine(["rust", "one "], ["navy", "柿"], ["rust", "two"]);
});

test("AU12: whoever takes out the very word that is being composed loses and doubles nothing else", async () => {
  await newLine("one ", " two");
  await ime.compose("かん");
  await expect(lineOf(sam)).toHaveText("one かん two");
  await press(sam, "Home");
  await press(sam, "ArrowRight", "one か".length);
  await sam.keyboard.press("Delete");
  await expect(lineOf(ali)).toHaveText("one か two");
  await ime.commit("感");
  await expectLine(["rust", "one "], ["navy", "感"], ["rust", " two"]);
});

test("AU1: a dictated sentence stands in the other's words as it was said, and is its speaker's", async () => {
  await newLine("so ", "so");
  await ime.commit("so it was, so to say, all right. ");
  await expectLine(["rust", "so "], ["navy", "so it was, so to say, all right. "], ["rust", "so"]);
});

test("AU1: who writes the letters that already stand there leaves the other's to them", async () => {
  await newLine("", "anna");
  await ali.keyboard.type("anna an");
  await expectLine(["navy", "anna an"], ["rust", "anna"]);
});

test("AU1: half a sign is shown to everybody as the same sign that stands for what can't be shown", async () => {
  await newLine("", "");
  await ali.evaluate(() => document.execCommand("insertText", false, "a\ud83db\ude00"));
  await expectLine(["navy", "a\ufffdb\ufffd"]);
});

test("AU1: a reload keeps every word that was composed, and whose it is", async () => {
  await expectSame(ali, sam);
  await expectSaved(ali);
  await expectSaved(sam);
  const before = await shownAuthors(ali, "story");
  for (const page of [ali, sam]) {
    await page.reload();
    await expect.poll(() => shownAuthors(page, "story")).toEqual(before);
  }
});
