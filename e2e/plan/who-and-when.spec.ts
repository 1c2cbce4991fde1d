import { PLAN_QUESTIONS } from "@ourwords/note";
import type { Locator, Page } from "@playwright/test";
import { expectNoFindings } from "../support/accessible.ts";
import { inEveryLook } from "../support/every-look.ts";
import {
  begin,
  clickInto,
  editor,
  expectSame,
  openPlan,
  press,
  shownAuthors,
  twoPeople,
  wordsIn,
} from "../support/people.ts";
import { tabTo } from "../support/tab-to.ts";
import { expect, test } from "../support/test.ts";

const card = (page: Page): Locator => page.getByRole("dialog", { name: "Who does this, and by when?" });
const questions = (page: Page): Locator => page.getByRole("dialog", { name: "Questions in the plan" });
const line = (page: Page, words: string): Locator => editor(page, "plan").locator("p", { hasText: words });
/** What stands under the line that says this. */
const under = (page: Page, words: string): Locator => line(page, words).locator("+ .line-note");

async function caretIn(page: Page, words: string): Promise<void> {
  await line(page, words).click();
  await press(page, "End");
}

/** Sam has written a line under the plan's first question, and Dr Ali has gone on with it. */
async function withLine(ali: Page, sam: Page): Promise<void> {
  for (const page of [ali, sam])
    if (await page.getByRole("button", { name: "Open the plan" }).isVisible()) await openPlan(page);
  await clickInto(sam, editor(sam, "plan").locator("h3 + p").first());
  await sam.keyboard.type("Walk to the river");
  await expect(editor(ali, "plan")).toContainText("Walk to the river");
  await caretIn(ali, "Walk to the river");
  await ali.keyboard.type(", EVERY MORNING");
  await expect(line(sam, "EVERY MORNING")).toBeVisible();
}

async function agree(page: Page): Promise<void> {
  await page.keyboard.press("Alt+F7");
  const answer = page.getByRole("dialog", { name: "What do you say to this?" });
  await answer.getByText("I agree", { exact: true }).click();
  await answer.getByRole("button", { name: "Keep it" }).click();
  await expect(answer).toHaveCount(0);
}

async function fromMenu(page: Page, name: string): Promise<void> {
  // The plan's, where the story's stand beside them.
  const more = page.getByRole("button", { name: "More for the text" }).filter({ visible: true }).last();
  if ((await more.getAttribute("aria-expanded")) !== "true") await more.click();
  await page.getByRole("button", { name, exact: true }).filter({ visible: true }).click();
}

test("the keys of the plan stand in the list of all keys", async ({ page, server }) => {
  await begin(page, server);
  await openPlan(page);
  const keys = page.getByRole("dialog", { name: "Keyboard" });
  await expect(async () => {
    await page.keyboard.press("Alt+Shift+KeyK");
    await expect(keys).toBeVisible({ timeout: 500 });
  }).toPass();
  for (const [does, key] of [
    ["Put the selected words of the story into the plan as a reason", "Alt + Shift + Q"],
    ["What do you say to this line of the plan?", "Alt + F7"],
    ["Who does this line of the plan, and by when?", "Alt + Shift + F7"],
    ["Move the line up", "Alt + ↑"],
    ["Move the line down", "Alt + ↓"],
  ] as const)
    await expect(keys.getByRole("listitem").filter({ hasText: does }).locator("kbd")).toHaveText(key);
});

test("PL8: who does a line and by when is said by keyboard, read by everybody, changed, undone and taken out, and no word changes its author", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await withLine(ali, sam);
  const before = await shownAuthors(ali, "plan");
  await caretIn(sam, "Walk to the river");
  await sam.keyboard.press("Alt+Shift+F7");
  await expect(card(sam)).toContainText("Walk to the river, EVERY MORNING");
  await expectNoFindings(sam);
  await tabTo(card(sam).getByRole("button", { name: "Sam" }));
  await sam.keyboard.press("Space");
  await expect(card(sam).getByRole("button", { name: "Sam" })).toHaveAttribute("aria-pressed", "true");
  await tabTo(card(sam).getByRole("textbox", { name: "Somebody else" }));
  await sam.keyboard.type("Jo");
  await sam.keyboard.press("Enter");
  await expect(card(sam).getByRole("button", { name: "Jo" })).toHaveAttribute("aria-pressed", "true");
  await inEveryLook(sam, "plan-who-card");
  await tabTo(card(sam).getByRole("textbox", { name: "By when" }));
  await sam.keyboard.type("by my birthday");
  await sam.keyboard.press("Enter");
  await expect(card(sam)).toHaveCount(0);
  await expect(editor(sam, "plan")).toBeFocused();
  for (const page of [ali, sam]) {
    await expect(under(page, "Walk")).toContainText("Sam and Jo");
    await expect(under(page, "Walk")).toContainText("by my birthday");
    expect(await shownAuthors(page, "plan")).toEqual(before);
  }
  // By a press, and with one of the ideas.
  await caretIn(ali, "Walk");
  await inEveryLook(ali, "plan-who-line");
  await under(ali, "Walk").getByRole("button", { name: "Who, by when?" }).click();
  await card(ali).getByRole("button", { name: "Jo" }).click();
  await card(ali).getByRole("button", { name: "before we meet again" }).click();
  // A press beside it loses nothing.
  await ali.keyboard.press("Escape");
  await under(ali, "Walk").getByRole("button", { name: "Who, by when?" }).click();
  await expect(card(ali).getByRole("button", { name: "Jo" })).toHaveAttribute("aria-pressed", "false");
  await card(ali).getByRole("button", { name: "Keep it" }).click();
  for (const page of [ali, sam]) {
    await expect(under(page, "Walk")).toContainText("before we meet again");
    await expect(under(page, "Walk")).not.toContainText("Jo");
  }
  await expect(editor(ali, "plan")).toBeFocused();
  await ali.keyboard.press("ControlOrMeta+z");
  for (const page of [ali, sam]) await expect(under(page, "Walk")).toContainText("Sam and Jo");
  await caretIn(ali, "Walk");
  await ali.keyboard.press("Alt+Shift+F7");
  await card(ali).getByRole("button", { name: "Take both out" }).click();
  for (const page of [ali, sam]) {
    await expect(under(page, "Walk")).not.toContainText("by my birthday");
    expect(await shownAuthors(page, "plan")).toEqual(before);
  }
  await expectSame(ali, sam);
});

test("PL5, PL8: an answer is to who and by when, too: when they change, it says so and shows both", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await withLine(ali, sam);
  await caretIn(sam, "Walk");
  await agree(sam);
  await expect(under(ali, "Walk")).toContainText("Sam agrees");
  await caretIn(ali, "Walk");
  await ali.keyboard.press("Alt+Shift+F7");
  await card(ali).getByRole("button", { name: "Sam" }).click();
  await card(ali).getByRole("button", { name: "Keep it" }).click();
  for (const page of [ali, sam]) await expect(under(page, "Walk")).toContainText("Changed since Sam answered");
  await under(sam, "Walk").getByText("Changed since Sam answered").click();
  await expect(under(sam, "Walk").locator("ins")).toContainText("Sam");
});

test("PL8: on a phone an empty line is given to somebody by touch", async ({ browser, server }) => {
  const { ali, sam } = await twoPeople(browser, server, { viewport: { width: 360, height: 640 }, hasTouch: true });
  for (const page of [ali, sam]) await page.getByRole("tab", { name: /Plan/ }).click();
  await editor(sam, "plan").locator("h3 + p").first().tap();
  await sam.keyboard.press("Shift");
  await fromMenu(sam, "Who does this, and by when?");
  await card(sam).getByRole("button", { name: "Dr Ali" }).tap();
  await inEveryLook(sam, "plan-who-phone");
  await card(sam).getByRole("button", { name: "Keep it" }).tap();
  for (const page of [ali, sam])
    await expect(editor(page, "plan").locator("h3 + p + .line-note").first()).toContainText("Dr Ali");
});

test("PL9: a line is dragged by its handle, or moved by its arrows, with its authors, who, by when and answers", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await withLine(ali, sam);
  await caretIn(sam, "Walk");
  await agree(sam);
  await sam.keyboard.press("Alt+Shift+F7");
  await card(sam).getByRole("button", { name: "before we meet again" }).click();
  await card(sam).getByRole("button", { name: "Keep it" }).click();
  const authors = (await shownAuthors(sam, "plan")).find((runs) => runs.length > 1);
  await caretIn(ali, "Walk");
  const handle = under(ali, "Walk").getByRole("button", { name: /^Move this line/ });
  const second = editor(ali, "plan").locator("h3").nth(2);
  const [from, to] = [await handle.boundingBox(), await second.boundingBox()];
  if (!from || !to) throw new Error("not in sight");
  await ali.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await ali.mouse.down();
  await ali.mouse.move(from.x + 20, to.y - 20, { steps: 5 });
  await expect(ali.locator(".line-drop")).toBeVisible();
  await ali.mouse.move(from.x + 20, to.y + 2, { steps: 3 });
  await ali.screenshot({ path: "test-results/looks/plan-line-dragged.png" });
  await ali.mouse.up();
  await expect(ali.locator(".line-drop")).toHaveCount(0);
  for (const page of [ali, sam]) {
    await expect.poll(async () => (await wordsIn(page, "plan"))[3]).toBe("Walk to the river, EVERY MORNING");
    expect((await shownAuthors(page, "plan"))[3]).toEqual(authors);
    await expect(under(page, "Walk")).toContainText("before we meet again");
    await expect(under(page, "Walk")).toContainText("Sam agree");
  }
  await caretIn(ali, "Walk");
  await handle.focus();
  await ali.keyboard.press("ArrowUp");
  await expect.poll(async () => (await wordsIn(sam, "plan"))[2]).toBe("Walk to the river, EVERY MORNING");
  await ali.keyboard.press("ArrowUp");
  await expect.poll(async () => (await wordsIn(sam, "plan"))[1]).toBe("Walk to the river, EVERY MORNING");
  await expect(under(sam, "Walk")).toContainText("before we meet again");
  await expectSame(ali, sam);
});

test("PL9: on a phone a line is dragged by a finger, which scrolls nothing meanwhile", async ({ browser, server }) => {
  const { ali, sam } = await twoPeople(browser, server, { viewport: { width: 360, height: 640 }, hasTouch: true });
  for (const page of [ali, sam]) await page.getByRole("tab", { name: /Plan/ }).click();
  await withLine(ali, sam);
  await line(ali, "Walk").tap();
  const handle = under(ali, "Walk").getByRole("button", { name: /^Move this line/ });
  await handle.scrollIntoViewIfNeeded();
  const [from, to] = [await handle.boundingBox(), await editor(ali, "plan").locator("h3").nth(1).boundingBox()];
  if (!from || !to) throw new Error("not in sight");
  const finger = await ali.context().newCDPSession(ali);
  const x = from.x + from.width / 2;
  const touch = (type: "touchStart" | "touchMove", y: number): Promise<unknown> =>
    finger.send("Input.dispatchTouchEvent", { type, touchPoints: [{ x, y }] });
  await touch("touchStart", from.y + from.height / 2);
  await touch("touchMove", to.y + to.height / 2);
  await touch("touchMove", to.y + to.height + 20);
  // A page that took the finger to scroll would have ended it.
  await expect(ali.locator(".line-drop")).toBeVisible();
  await ali.screenshot({ path: "test-results/looks/plan-line-dragged-phone.png" });
  await finger.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await expect(ali.locator(".line-drop")).toHaveCount(0);
  for (const page of [ali, sam])
    await expect.poll(async () => (await wordsIn(page, "plan")).indexOf("Walk to the river, EVERY MORNING")).toBe(2);
  await expectSame(ali, sam);
});

test("PL10: every question is taken out, put back and moved from the plan's menu, and what stands under it keeps its authors", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await withLine(ali, sam);
  await caretIn(sam, "Walk");
  await fromMenu(sam, "Take out or put back a question");
  const headings = (page: Page): Locator => editor(page, "plan").locator("h3");
  const toggle = (text: string): Locator => questions(sam).getByRole("button", { name: text, exact: true });
  await expect(headings(ali)).toHaveText([...PLAN_QUESTIONS]);
  await toggle("What gets in the way").click();
  await expect(headings(ali)).toHaveCount(5);
  await inEveryLook(sam, "plan-questions");
  await toggle("What gets in the way").click();
  for (const page of [ali, sam]) await expect(headings(page)).toHaveText([...PLAN_QUESTIONS]);
  const before = await shownAuthors(sam, "plan");
  // In any order: with what is written under it, by keyboard, and the button keeps the keyboard.
  const down = questions(sam).getByRole("button", { name: "Move down: What matters to me, and what I’m good at" });
  await down.focus();
  await sam.keyboard.press("Enter");
  await sam.keyboard.press("Enter");
  const [first = "", second = "", third = "", ...rest] = PLAN_QUESTIONS;
  for (const page of [ali, sam]) {
    await expect(headings(page)).toHaveText([second, third, first, ...rest]);
    await expect(headings(page).nth(2).locator("+ p")).toHaveText("Walk to the river, EVERY MORNING");
  }
  await expect(down).toBeFocused();
  await questions(sam)
    .getByRole("button", { name: `Move up: ${first}` })
    .click();
  await questions(sam)
    .getByRole("button", { name: `Move up: ${first}` })
    .click();
  for (const page of [ali, sam]) await expect.poll(() => shownAuthors(page, "plan")).toEqual(before);
  // All are optional: what was written stays when its question goes.
  for (const text of PLAN_QUESTIONS) await toggle(text).click();
  for (const page of [ali, sam]) {
    await expect(headings(page)).toHaveCount(0);
    expect(await wordsIn(page, "plan")).toContain("Walk to the river, EVERY MORNING");
  }
  for (const text of PLAN_QUESTIONS) await toggle(text).click();
  await expect(headings(ali)).toHaveText([...PLAN_QUESTIONS]);
  await questions(sam).getByRole("button", { name: "Close" }).click();
  // The caret waits under the one that was put back last.
  await sam.keyboard.type("rain");
  await expect(headings(ali).last().locator("+ p")).toHaveText("rain");
  await expectSame(ali, sam);
});

test("PL11: an answer to a line that is gone is still read, at the end of the plan, and taken back by who gave it", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await withLine(ali, sam);
  await caretIn(sam, "Walk");
  await agree(sam);
  await expect(under(ali, "Walk")).toContainText("Sam agrees");
  await caretIn(ali, "Walk");
  await ali.keyboard.press("ControlOrMeta+Alt+3");
  const left = (page: Page): Locator => page.getByRole("region", { name: "Answers to lines that are no longer here" });
  for (const page of [ali, sam]) {
    await expect(left(page)).toContainText("Walk to the river, EVERY MORNING");
    await expect(left(page)).toContainText("Sam agreed.");
  }
  await inEveryLook(ali, "plan-gone-answers");
  await expect(left(ali).getByRole("button")).toHaveCount(0);
  // Undone, the line is there again, and its answer with it.
  await editor(ali, "plan").getByRole("heading", { name: "Walk to the river" }).click();
  await ali.keyboard.press("ControlOrMeta+z");
  for (const page of [ali, sam]) {
    await expect(left(page)).toHaveCount(0);
    await expect(under(page, "Walk")).toContainText("Sam agrees");
  }
  await caretIn(ali, "Walk");
  await ali.keyboard.press("ControlOrMeta+Alt+3");
  await sam.reload();
  if (await sam.getByRole("button", { name: "Open the plan" }).isVisible()) await openPlan(sam);
  await left(sam).getByRole("button", { name: "Take it back" }).click();
  for (const page of [ali, sam]) await expect(left(page)).toHaveCount(0);
});
