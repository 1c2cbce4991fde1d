import type { Page } from "@playwright/test";
import { expectNoFindings } from "../support/accessible.ts";
import { inEveryLook } from "../support/every-look.ts";
import {
  clickInto,
  editor,
  expectSame,
  expectSaved,
  openPlan,
  press,
  selectLast,
  shownAuthors,
  twoPeople,
  wordsIn,
} from "../support/people.ts";
import { beginTogether, expectWritingAs, SAM_IN_ALIS_HAND, voice, writeLine } from "../support/shared-screen.ts";
import { tabTo } from "../support/tab-to.ts";
import { expect, test } from "../support/test.ts";

const card = (page: Page) => page.getByRole("dialog", { name: "Put into the plan as a reason" });
/** What stands under the plan's first line. The marks around a quote are no text of the page. */
const underLine = (page: Page) => page.locator("[data-sheet=plan] .line-note").first();
const quoted = (page: Page) => page.locator("[data-sheet=story] .quoted");
const toPlan = (page: Page) => page.locator("[data-sheet=story] .line-note").getByRole("button");
const toStory = (page: Page) => underLine(page).getByRole("link");

/** Sam has written a line in the story, and Dr Ali one under the plan's first question. */
async function withBoth(ali: Page, sam: Page): Promise<void> {
  await editor(sam, "story").click();
  await sam.keyboard.type("i sleep badly. walking helps me.");
  await openPlan(ali);
  await clickInto(ali, editor(ali, "plan").locator("h3 + p").first());
  await ali.keyboard.type("Walk to the river");
  await expect(sam.locator("[data-sheet=plan]")).toContainText("Walk to the river");
  await expect(editor(ali, "story")).toContainText("walking helps me.");
  for (const page of [ali, sam]) await expectSaved(page);
}

/** Selects the last letters of the story and asks by the key. */
async function askByKey(page: Page, letters: number): Promise<void> {
  await selectLast(page, letters);
  await page.keyboard.press("Alt+Shift+Q");
}

test("PL12, AU11: words of the story become the reason for a line, each leads to the other, and a change of them shows", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await withBoth(ali, sam);
  const before = [await shownAuthors(ali, "story"), await shownAuthors(ali, "plan")];
  await askByKey(ali, "walking helps me.".length);
  await expect(card(ali)).toContainText("Because Sam said walking helps me.");
  await expect(card(ali).getByRole("radio", { name: "1. Walk to the river" })).toBeChecked();
  await inEveryLook(ali, "because-card");
  await tabTo(card(ali).getByRole("button", { name: "Put it there" }));
  await ali.keyboard.press("Enter");
  await expect(card(ali)).toHaveCount(0);
  await expect(editor(ali, "story")).toBeFocused();
  for (const page of [ali, sam]) {
    await expect(underLine(page)).toContainText("Because Sam said walking helps me.");
    await expect(quoted(page)).toHaveText("walking helps me.");
    await expect(toPlan(page)).toHaveText("walking helps me. quoted in the plan");
  }
  await expect(sam.getByRole("status").filter({ hasText: "Dr Ali put words of Sam into the plan" })).toBeAttached();
  await expectSaved(ali);
  expect([await shownAuthors(ali, "story"), await shownAuthors(ali, "plan")]).toEqual(before);
  await inEveryLook(ali, "because");
  // There and back by the keyboard: the plan was folded on Sam's page.
  await expect(editor(sam, "plan")).toBeHidden();
  await toPlan(sam).click();
  await expect(editor(sam, "plan")).toBeVisible();
  await expect(toStory(sam)).toBeFocused();
  await sam.keyboard.press("Enter");
  await expect(toPlan(sam)).toBeFocused();
  await expect(sam.locator(".place-frame")).toBeVisible();
  // Whoever did not quote them can't take them back.
  await editor(sam, "plan").locator("p", { hasText: "Walk to the river" }).click();
  await expect(underLine(sam).getByRole("button", { name: "Take it back" })).toHaveCount(0);
  // Sam changes the words.
  await editor(sam, "story").click();
  await press(sam, "Control+End");
  await press(sam, "ArrowLeft", " me.".length);
  await sam.keyboard.type(" all of");
  for (const page of [ali, sam]) {
    await expect(underLine(page)).toContainText("It says something else now.");
    await underLine(page).getByText("Then and now").click();
    await expect(underLine(page).locator("ins")).toHaveText("all of ");
    await expect(underLine(page)).toContainText("Because Sam said walking helps me.");
  }
  await inEveryLook(ali, "because-changed");
  // It stays over a reload, and when the words are taken out.
  await ali.reload();
  await expect(underLine(ali)).toContainText("It says something else now.");
  await selectLast(sam, " walking helps all of me.".length);
  await sam.keyboard.press("Delete");
  for (const page of [ali, sam]) {
    await expect(underLine(page)).toContainText("Because Sam said walking helps me. These words were taken out.");
    await expect(quoted(page)).toHaveCount(0);
    await expect(toPlan(page)).toHaveCount(0);
    await expect(toStory(page)).toHaveCount(0);
  }
  await editor(ali, "plan").locator("p", { hasText: "Walk to the river" }).click();
  await underLine(ali).getByRole("button", { name: "Take it back" }).click();
  for (const page of [ali, sam]) await expect(underLine(page)).not.toContainText("Because");
  await expectSame(ali, sam);
});

test("PL12: by mouse, under a new line, which is its writer's own", async ({ browser, server }) => {
  const { ali, sam } = await twoPeople(browser, server);
  await editor(sam, "story").click();
  await sam.keyboard.type("nights are worst");
  await expect(editor(ali, "story")).toContainText("nights are worst");
  await editor(ali, "story")
    .locator("p")
    .first()
    .dblclick({ position: { x: 12, y: 12 } });
  await ali.getByRole("button", { name: "Put into the plan as a reason" }).click();
  await expect(card(ali)).toContainText("Because Sam said nights");
  const line = card(ali).getByRole("textbox", { name: "What the new line says" });
  await expect(card(ali).getByRole("button", { name: "Put it there" })).toBeDisabled();
  await line.fill("A LIGHT ON");
  await card(ali).getByRole("button", { name: "Put it there" }).click();
  await toPlan(ali).click();
  for (const page of [ali, sam]) {
    await expect(underLine(page)).toContainText("Because Sam said nights");
    expect((await shownAuthors(page, "plan")).flat()).toContainEqual(["navy", "A LIGHT ON"]);
  }
});

test("PL12: words of nobody, of two people or of two lines are no quote, and the card says why", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await editor(sam, "story").click();
  await sam.keyboard.press("Alt+Shift+Q");
  await expect(card(sam)).toContainText("Select some words in the story first.");
  await expectNoFindings(sam);
  await sam.keyboard.press("Escape");
  await sam.keyboard.type("i am flat");
  await sam.keyboard.press("Enter");
  await sam.keyboard.type("most days");
  await expect(editor(ali, "story")).toContainText("most days");
  await editor(ali, "story").click();
  await press(ali, "Control+End");
  await ali.keyboard.type(" SINCE MAY");
  await askByKey(ali, "days SINCE MAY".length);
  await expect(card(ali)).toContainText("More than one person wrote these words.");
  await ali.keyboard.press("Escape");
  await ali.keyboard.press("Control+a");
  await ali.keyboard.press("Alt+Shift+Q");
  await expect(card(ali)).toContainText("These words are in more than one line.");
  await ali.keyboard.press("Escape");
  // Without a connection it waits until all is saved.
  await expectSaved(sam);
  await sam.context().setOffline(true);
  await press(sam, "Control+End");
  await sam.keyboard.type(" now");
  await askByKey(sam, "now".length);
  await card(sam).getByRole("textbox", { name: "What the new line says" }).fill("begin today");
  await expect(card(sam)).toContainText("Not everything is saved yet.");
  await expect(card(sam).getByRole("button", { name: "Put it there" })).toBeDisabled();
  await sam.context().setOffline(false);
  await card(sam).getByRole("button", { name: "Put it there" }).click();
  await expect(quoted(ali)).toHaveText("now");
});

test("PL12: on a phone, by touch: each place leads to the other sheet", async ({ browser, server }) => {
  const { ali, sam } = await twoPeople(browser, server, { viewport: { width: 360, height: 640 }, hasTouch: true });
  await editor(sam, "story").click();
  await sam.keyboard.type("walking helps me");
  await selectLast(sam, "helps me".length);
  await sam.getByRole("button", { name: "Put into the plan as a reason" }).tap();
  await card(sam).getByRole("textbox", { name: "What the new line says" }).fill("walk");
  await inEveryLook(sam, "because-card-phone");
  await card(sam).getByRole("button", { name: "Put it there" }).tap();
  await expect(quoted(ali)).toHaveText("helps me");
  await toPlan(ali).tap();
  await expect(toStory(ali)).toBeInViewport();
  await inEveryLook(ali, "because-phone");
  await toStory(ali).tap();
  await expect(toPlan(ali)).toBeInViewport();
  await inEveryLook(ali, "because-story-phone");
});

test("PL12: on one screen it is put there by who writes now, and by nobody while somebody writes for another", async ({
  page,
  server,
}) => {
  await beginTogether(page, server);
  await writeLine(page, "i sleep badly");
  await voice(page, "Dr Ali").click();
  await expectWritingAs(page, "Dr Ali");
  await expectSaved(page);
  await editor(page, "story")
    .locator("p")
    .first()
    .dblclick({ position: { x: 30, y: 12 } });
  await page.keyboard.press("Alt+Shift+Q");
  await card(page).getByRole("textbox", { name: "What the new line says" }).fill("TEA AT NINE");
  await card(page).getByRole("button", { name: "Put it there, as Dr Ali" }).click();
  await expect(quoted(page)).toHaveText("sleep");
  await toPlan(page).click();
  await expect(underLine(page)).toContainText("Because Sam said sleep");
  expect((await shownAuthors(page, "plan")).flat()).toContainEqual(["navy", "TEA AT NINE"]);
  await editor(page, "plan").locator("p", { hasText: "TEA" }).click();
  await expect(underLine(page).getByRole("button", { name: "Take it back" })).toBeVisible();
  await voice(page, "Sam").click();
  await expect(underLine(page).getByRole("button", { name: "Take it back" })).toHaveCount(0);
  await voice(page, "Dr Ali").click();
  await voice(page, "Sam’s words ask Sam first").click();
  await page.getByRole("button", { name: "Yes, Dr Ali may" }).click();
  await expectWritingAs(page, SAM_IN_ALIS_HAND);
  await editor(page, "story")
    .locator("p")
    .first()
    .dblclick({ position: { x: 30, y: 12 } });
  await page.keyboard.press("Alt+Shift+Q");
  await expect(card(page)).toContainText("You are writing down somebody else’s words.");
  await expect(card(page).getByRole("button", { name: /Put it there/ })).toHaveCount(0);
  expect(await wordsIn(page, "plan")).toContain("TEA AT NINE");
});
