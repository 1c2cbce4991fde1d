import type { Locator, Page } from "@playwright/test";
import { expectNoFindings } from "../support/accessible.ts";
import { ask, idOf, inviteBy } from "../support/ask.ts";
import { comeBack, goAway } from "../support/asleep.ts";
import { inEveryLook } from "../support/every-look.ts";
import { expectNothingClipped } from "../support/expect-nothing-clipped.ts";
import { overhear } from "../support/overhear.ts";
import {
  editor,
  expectSaved,
  marks,
  ownBrowser,
  press,
  selectLast,
  shownAuthors,
  twoPeople,
  wordsIn,
} from "../support/people.ts";
import { expect, test } from "../support/test.ts";

/** Longer than any keyboard, so that it goes on while somebody is taken out. */
const JO_WROTE = "it is worst before work, I know that one";
const STILL_TYPING = "and then we could go down to the river together, if you like, ".repeat(4);

test("IN4: a peer worker writes alone at night; who comes back is told what is new, and the person takes them out while they type", async ({
  browser,
  server,
}) => {
  test.slow();
  const two = await twoPeople(browser, server);
  await write(two.sam, "story", "it is worst at night");
  await write(two.ali, "plan", "A WALK EACH DAY");
  await expectSaved(two.ali);
  const jo = await ownBrowser(browser);
  await joinBy(jo, await inviteBy(two.sam, { role: "peer", name: "Jo" }));
  await ask(jo, "PATCH", "people/me", { label: "peer worker" });
  await expect(two.sam.getByRole("heading", { level: 1 })).toContainText("Jo");
  await expectSaved(two.sam);

  // Everybody else has gone to bed.
  const sleeping = { sam: await goAway(two.sam), ali: await goAway(two.ali) };
  await selectLast(jo, " at night".length);
  await press(jo, "Backspace");
  await jo.keyboard.type(" before work, I know that one");
  await write(jo, "plan", "ring Jo on bad days");
  await expectSaved(jo);
  await expectNoFindings(jo);

  const sam = await comeBack(browser, sleeping.sam);
  const card = sam.getByRole("region", { name: /^Since/ });
  await expect(card.getByRole("listitem")).toHaveText([
    "Jo wrote 6 words in the story",
    "Jo wrote 5 words in the plan",
    "Jo took out 2 words of yours",
  ]);
  await inEveryLook(sam, "third-since");
  await walkThrough(sam);
  await inEveryLook(sam, "third-three-authors");
  await expect(sam.getByRole("tab")).toHaveCount(0);

  // On a phone the plan is behind a tab.
  const ali = await comeBack(browser, sleeping.ali, { viewport: { width: 360, height: 740 } });
  await expect(ali.getByRole("region", { name: /^Since/ }).getByRole("listitem")).toHaveText([
    "Jo wrote 6 words in the story",
    "Jo wrote 5 words in the plan",
    "Jo took out 2 words of Sam’s",
  ]);
  await inEveryLook(ali, "third-since-phone");
  await walkThrough(ali, "third-stepping-phone");
  await expectSaved(ali);
  const news = sinceFrame(ali);
  await ali.reload();
  await news;
  await expect(editor(ali, "story")).toBeVisible();
  await expect(ali.getByRole("region", { name: /^Since/ })).toHaveCount(0);

  // Jo types, and Sam takes Jo out.
  await editor(jo, "story").click();
  await press(jo, "Control+End");
  const typing = jo.keyboard.type(STILL_TYPING, { delay: 20 });
  await expect(editor(sam, "story")).toContainText("and then we could");
  const started = performance.now();
  await ask(sam, "DELETE", `people/${idOf(jo)}`);
  await expect(jo.getByRole("alert")).toContainText("You can’t read or write in it any more");
  const stopped = performance.now() - started;
  console.log(`who is taken out is out after ${Math.round(stopped)} ms`);
  expect(stopped).toBeLessThan(2_000);
  await typing;
  // No letter came after it, and none is lost: what is not known to have arrived is there to take along. What was on disk
  // already, and its answer under way, is in both.
  const left = jo.locator("blockquote");
  const taken = (await left.isVisible()) ? ((await left.textContent()) ?? "") : "";
  const wrote = `${JO_WROTE}${STILL_TYPING}`;
  await expect(async () => {
    const stayed = await storyOf(sam);
    expect(wrote.startsWith(stayed)).toBe(true);
    expect(stayed.length).toBeLessThan(wrote.length);
    const goesOn = Array.from({ length: taken.length + 1 }, (_, twice) => stayed.length - twice);
    expect({ stayed, taken, isNoneLost: goesOn.some((from) => wrote.startsWith(taken, from)) }).toMatchObject({
      isNoneLost: true,
    });
  }).toPass();
  if (taken !== "") await expect(jo.getByRole("button", { name: "Copy my words" })).toBeVisible();
  await expectNoFindings(jo);
  await write(sam, "story", "only us now");
  await expectSaved(sam);
  await expect(jo.getByText("only us now")).toHaveCount(0);
  await expect(jo.getByText("before work")).toHaveCount(0);
  const joWrote = (await shownAuthors(sam, "story")).flat().filter(([, words]) => words.includes("before work"));
  expect(joWrote).toHaveLength(1);
  expect(["rust", "navy"]).not.toContain(joWrote[0]?.[0]);
  await jo.reload();
  await expect(jo.getByRole("alert")).toContainText("You are not in this note");
  const copy = await ask(sam, "GET", "export?format=text");
  expect(copy).toMatch(/^ *Sam: it is worst\n *Jo: before work, I know that one/m);
});

test("IN3: a supporter with a plan link sees the plan live with its authors, and no word of the story ever reaches them", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await write(sam, "story", "it is worst at night");
  await write(ali, "plan", "A WALK EACH DAY");
  await expectSaved(ali);
  const kim = await ownBrowser(browser);
  const { bodies, sockets } = await overhear(kim);
  await kim.goto(await inviteBy(sam, { role: "supporter", name: "Kim", access: "plan" }));
  await expect(kim.getByRole("heading", { level: 1 })).toContainText("Sam shows you a plan");
  await expectNoFindings(kim);
  await kim.getByRole("button", { name: "Join" }).click();
  await expect(kim.getByRole("heading", { level: 1 })).toHaveText("Sam’s plan");
  const plan = kim.getByRole("region", { name: "Plan" });
  await expect(plan).toContainText("A WALK EACH DAY");
  await expect(plan.locator(".w", { hasText: "A WALK" })).toHaveAttribute("data-look", "navy");
  await expect(kim.getByText("Sam shows you this plan.")).toBeVisible();
  await write(sam, "plan", " by the river");
  await expect(plan).toContainText("by the river");
  await expect(plan.locator(".w", { hasText: "by the river" })).toHaveAttribute("data-look", "rust");
  await expect(kim.getByText("The plan has changed.")).toBeAttached();
  await expect(kim.getByRole("textbox")).toHaveCount(0);
  await inEveryLook(kim, "third-plan");
  await write(sam, "story", ", since the move");
  await expectSaved(sam);

  // The note's own address, and the list of notes, lead there too.
  const address = kim.url();
  await kim.goto(address.replace("/plan", ""));
  await expect(kim).toHaveURL(address);
  await expect(plan).toContainText("by the river");
  await kim.goto(`${server.origin}/notes`);
  await kim.getByRole("link", { name: /Sam/ }).click();
  await expect(plan).toContainText("by the river");

  const started = performance.now();
  await ask(sam, "DELETE", `people/${idOf(kim)}`);
  await expect(kim.getByRole("heading", { level: 1 })).toHaveText("You can’t see this plan any more");
  expect(performance.now() - started).toBeLessThan(2_000);
  await expect(kim.getByText("by the river")).toHaveCount(0);
  await expectNoFindings(kim);
  const heard = [...(await bodies()), ...sockets];
  expect(heard.some((body) => body.includes("by the river"))).toBe(true);
  for (const words of ["it is worst", "since the move"])
    expect(heard.filter((body) => body.includes(words))).toEqual([]);
});

test("the plan's page loads no editor and no Y.Doc, and opens no socket", async ({ browser, server }) => {
  const { sam } = await twoPeople(browser, server);
  await write(sam, "plan", "a walk");
  await expectSaved(sam);
  const kim = await ownBrowser(browser);
  const { bodies, sockets } = await overhear(kim);
  await joinBy(kim, await inviteBy(sam, { role: "supporter", name: "Kim", access: "plan" }), "plan");
  await expect(kim.getByText("a walk")).toBeVisible();
  // What Yjs says when it is loaded twice stands in its code, whatever its names were made into.
  const isYjs = (body: string): boolean => body.includes("Yjs was already imported");
  expect((await bodies()).filter(isYjs)).toEqual([]);
  expect(sockets).toEqual([]);
  const other = await overhear(sam);
  await sam.reload();
  await expect(editor(sam, "story")).toBeVisible();
  expect((await other.bodies()).filter(isYjs)).toHaveLength(1);
});

/** Steps through three places, back, on to the end, and out, by keyboard alone. */
async function walkThrough(page: Page, stop?: string): Promise<void> {
  await page.getByRole("button", { name: "Show me" }).press("Enter");
  // First of all: what was said does not stay.
  await expect(page.getByRole("status").filter({ hasText: "before work, I know that one" })).toBeAttached();
  const strip = page.getByRole("region", { name: "What is new" });
  await expect(strip).toContainText("1 of 3");
  await expect(strip).toContainText("Jo, in the story");
  await expectFramed(page, editor(page, "story").getByText("before work"));
  if (stop) await inEveryLook(page, stop);
  else await expectNoFindings(page);
  await page.keyboard.press("Enter");
  await expect(strip).toContainText("2 of 3");
  await expectFramed(page, editor(page, "plan").getByText("ring Jo"));
  await page.keyboard.press("Enter");
  await expect(strip).toContainText("took out 2 words");
  await expectFramed(page, marks(page));
  await page.keyboard.press("Enter");
  await expect(strip).toContainText("That is all.");
  await expect(page.locator(".place-frame")).toHaveCount(0);
  await strip.getByRole("button", { name: "Back" }).press("Enter");
  await expect(strip).toContainText("3 of 3");
  await expectNothingClipped(page);
  await page.keyboard.press("Escape");
  await expect(strip).toHaveCount(0);
}

/** The frame lies around it, and both are in sight. */
async function expectFramed(page: Page, words: Locator): Promise<void> {
  const frame = page.locator(".place-frame");
  await expect(frame).toBeInViewport();
  await expect(words.first()).toBeInViewport();
  await expect
    .poll(async () => {
      const [outer, inner] = [await frame.boundingBox(), await words.first().boundingBox()];
      if (!outer || !inner) return "not there";
      const middle = inner.y + inner.height / 2;
      return outer.y < middle && middle < outer.y + outer.height && outer.x <= inner.x + 4;
    })
    .toBe(true);
}

/** The story's one line. */
const storyOf = async (page: Page): Promise<string> => (await wordsIn(page)).join("");

async function write(page: Page, sheet: "story" | "plan", words: string): Promise<void> {
  const text = editor(page, sheet);
  const folded = page.getByRole("button", { name: "Open the plan" });
  if (sheet === "plan" && (await folded.isVisible())) await folded.click();
  else if (!(await text.isVisible()))
    await page.getByRole("tab", { name: sheet === "story" ? "Story" : "Plan" }).click();
  if (sheet === "story") await text.click();
  else await text.locator("h3 + p").first().click();
  await press(page, sheet === "story" ? "Control+End" : "End");
  await page.keyboard.type(words);
}

async function joinBy(page: Page, link: string, to: "note" | "plan" = "note"): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(to === "note" ? editor(page, "story") : page.getByRole("region", { name: "Plan" })).toBeVisible();
}

/** The frame that says what is new has come. */
async function sinceFrame(page: Page): Promise<void> {
  const SINCE = 22;
  const socket = await page.waitForEvent("websocket");
  await socket.waitForEvent("framereceived", ({ payload }) => typeof payload !== "string" && payload[0] === SINCE);
}
