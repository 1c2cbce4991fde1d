import type { Page } from "@playwright/test";
import { expectNoFindings } from "../support/accessible.ts";
import { inEveryLook } from "../support/every-look.ts";
import { clickInto, editor, expectSame, openPlan, press, shownAuthors, twoPeople } from "../support/people.ts";
import { expect, test } from "../support/test.ts";

const note = (page: Page) => page.locator(".line-note").first();
const card = (page: Page) => page.getByRole("dialog", { name: "What do you say to this?" });

/** Puts the caret at the end of the plan's line that says this. */
async function caretIn(page: Page, words: string): Promise<void> {
  await clickInto(page, editor(page, "plan").locator("p", { hasText: words }));
  await press(page, "End");
}

/** Sam has written a line under the plan's first question. */
async function withLine(ali: Page, sam: Page, words: string): Promise<void> {
  for (const page of [ali, sam])
    if (await page.getByRole("button", { name: "Open the plan" }).isVisible()) await openPlan(page);
  await clickInto(sam, editor(sam, "plan").locator("h3 + p").first());
  await sam.keyboard.type(words);
  await expect(editor(ali, "plan")).toContainText(words);
}

async function answer(page: Page, says: string, words: string): Promise<void> {
  await card(page).getByText(says, { exact: true }).click();
  await card(page).getByRole("textbox").fill(words);
  await card(page).getByRole("button", { name: "Keep it" }).click();
  await expect(card(page)).toHaveCount(0);
}

test("PL3, PL5: each says what they think of a line, in their own words; a difference stays, and a change of the line shows", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await withLine(ali, sam, "Walk to the river every morning");
  const before = await shownAuthors(ali, "plan");
  // By the key, without leaving the keyboard.
  await sam.keyboard.press("Alt+F7");
  await expect(card(sam)).toContainText("Walk to the river every morning");
  await expectNoFindings(sam);
  await card(sam).getByRole("radio", { name: "I agree" }).focus();
  await sam.keyboard.press("Space");
  await sam.keyboard.press("Tab");
  await sam.keyboard.press("Tab");
  await sam.keyboard.press("Enter");
  for (const page of [ali, sam]) await expect(note(page)).toContainText("Sam agrees");
  await expect(editor(sam, "plan")).toBeFocused();
  // By a press.
  await caretIn(ali, "Walk to the river");
  await note(ali).getByRole("button", { name: "What do you say?" }).click();
  await expect(card(ali).getByRole("button", { name: "Keep it" })).toBeDisabled();
  await card(ali).getByText("I see it differently", { exact: true }).click();
  await card(ali).getByRole("textbox").fill("Three mornings would be a start.");
  await inEveryLook(ali, "plan-answer-card");
  // A press beside it loses nothing.
  await ali.keyboard.press("Escape");
  await note(ali).getByRole("button", { name: "What do you say?" }).click();
  await expect(card(ali).getByRole("textbox")).toHaveValue("Three mornings would be a start.");
  await card(ali).getByRole("button", { name: "Keep it" }).click();
  for (const page of [ali, sam])
    await expect(note(page)).toContainText("Dr Ali sees it differently. Three mornings would be a start.");
  for (const page of [ali, sam]) expect(await shownAuthors(page, "plan")).toEqual(before);
  // Others' answers are nobody's to change.
  await caretIn(sam, "Walk to the river");
  await note(sam).getByRole("button", { name: "Change what you say" }).click();
  await expect(card(sam).getByRole("radio", { name: "I agree" })).toBeChecked();
  await sam.keyboard.press("Escape");
  await caretIn(sam, "Walk to the river");
  await sam.keyboard.type(", with Jo");
  for (const page of [ali, sam]) {
    await expect(note(page)).toContainText("Sam agreed.");
    await expect(note(page)).toContainText("Changed since Dr Ali answered · look again");
  }
  await note(ali).getByText("Changed since Sam answered").click();
  await expect(note(ali).locator("ins").first()).toHaveText(", with Jo");
  await inEveryLook(ali, "plan-answers");
  // Answered again, it stands; and what stands there stays over a reload.
  await sam.keyboard.press("Alt+F7");
  await answer(sam, "Not yet", "I want to ask Jo first.");
  await ali.reload();
  for (const page of [ali, sam]) {
    await expect(note(page)).toContainText("Sam: not yet. I want to ask Jo first.");
    await expect(note(page)).not.toContainText("Changed since Sam");
  }
  await sam.keyboard.press("Alt+F7");
  await card(sam).getByRole("button", { name: "Take it back" }).click();
  for (const page of [ali, sam]) await expect(note(page)).not.toContainText("Sam");
  await expectSame(ali, sam);
});

test("PL2: an answer goes with its line when it is moved, and stays with its half when it is split", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await withLine(ali, sam, "Walk. Sleep.");
  await sam.keyboard.press("Alt+F7");
  await answer(sam, "I agree", "");
  await expect(note(ali)).toContainText("Sam agrees");
  await caretIn(ali, "Walk. Sleep.");
  await ali.keyboard.press("Alt+ArrowDown");
  for (const page of [ali, sam])
    await expect(editor(page, "plan").locator("p", { hasText: "Walk. Sleep." }).locator("+ .line-note")).toContainText(
      "Sam agrees",
    );
  await caretIn(ali, "Walk. Sleep.");
  await press(ali, "ArrowLeft", " Sleep.".length);
  await ali.keyboard.press("Enter");
  for (const page of [ali, sam]) {
    const lines = editor(page, "plan").locator("p:not(.is-empty) + .line-note");
    await expect(lines).toHaveCount(2);
    await expect(lines.first()).toContainText("Sam agreed.");
    await expect(lines.last()).not.toContainText("Sam");
  }
});

test("PL3: on a phone a line is answered by touch", async ({ browser, server }) => {
  const { ali, sam } = await twoPeople(browser, server, { viewport: { width: 360, height: 640 }, hasTouch: true });
  for (const page of [ali, sam]) await page.getByRole("tab", { name: /Plan/ }).click();
  await withLine(ali, sam, "Walk to the river");
  await note(sam).getByRole("button", { name: "What do you say?" }).tap();
  await card(sam).getByText("Not yet", { exact: true }).tap();
  await card(sam).getByRole("textbox").fill("When it is light.");
  await inEveryLook(sam, "plan-answer-phone");
  await card(sam).getByRole("button", { name: "Keep it" }).tap();
  await expect(note(ali)).toContainText("Sam: not yet. When it is light.");
  await inEveryLook(ali, "plan-answers-phone");
});
