import type { Page } from "@playwright/test";
import { inEveryLook } from "../support/every-look.ts";
import { clickInto, editor, expectSaved, openPlan, press, selectLast, twoPeople } from "../support/people.ts";
import { expect, test } from "../support/test.ts";

const entry = (page: Page) => page.getByRole("button", { name: "Look back, only for you" });
const mirror = (page: Page) => page.getByRole("dialog", { name: "Look back, only for you" });

async function more(page: Page): Promise<void> {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await expect(page.getByRole("button", { name: "Let’s stop here" })).toBeVisible();
}

/** "Let's stop here", and back in the note. */
async function keep(page: Page): Promise<void> {
  await more(page);
  await page.getByRole("button", { name: "Let’s stop here" }).click();
  const dialog = page.getByRole("dialog", { name: "Let’s stop here" });
  await dialog.getByRole("button", { name: "Keep it as it is now" }).click();
  await expect(dialog.getByRole("status").first()).toContainText("Kept as it is now");
  await dialog.getByRole("button", { name: "Close" }).click();
}

test("PL13: when the note was kept, the clinician alone can look back at what the plan rests on and what is open; not while it goes on", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  for (const page of [ali, sam])
    if (await page.getByRole("button", { name: "Open the plan" }).isVisible()) await openPlan(page);
  await editor(sam, "story").click();
  await sam.keyboard.type("I am always tired always");
  await clickInto(sam, editor(sam, "plan").locator("h3 + p").first());
  await sam.keyboard.type("Walk to the river");
  await expectSaved(sam);
  await expect(editor(ali, "plan")).toContainText("Walk to the river");
  await clickInto(ali, editor(ali, "plan").locator("h3 + p").nth(1));
  await ali.keyboard.type("Ring on Friday");
  await expect(editor(sam, "plan")).toContainText("Ring on Friday");
  await clickInto(sam, editor(sam, "plan").locator("p", { hasText: "Ring on Friday" }));
  await sam.keyboard.press("Alt+F7");
  const card = sam.getByRole("dialog", { name: "What do you say to this?" });
  await card.getByText("Not yet", { exact: true }).click();
  await card.getByRole("button", { name: "Keep it" }).click();
  await selectLast(ali, "always".length);
  await press(ali, "Delete");
  for (const page of [ali, sam]) await expectSaved(page);

  // Nobody has stopped yet.
  await more(ali);
  await expect(entry(ali)).toHaveCount(0);
  await ali.keyboard.press("Escape");
  await keep(sam);

  await more(sam);
  await expect(entry(sam)).toHaveCount(0);
  await sam.keyboard.press("Escape");
  await more(ali);
  await entry(ali).click();
  const part = (title: string) => mirror(ali).locator("section", { has: ali.getByRole("heading", { name: title }) });
  await expect(part("Lines of the plan with Sam’s words")).toContainText("Walk to the river");
  await expect(part("Lines of the plan with Sam’s words")).not.toContainText("Ring on Friday");
  await expect(part("Words you took out")).toContainText("“always”, words of Sam’s");
  await expect(part("Still open")).toContainText("Ring on Friday");
  await expect(part("Still open")).toContainText("Sam: not yet.");
  await expect(part("Written down, not checked yet")).toContainText("Nothing waits to be checked.");
  await expect(part("To think about").getByRole("listitem")).toHaveCount(3);
  await inEveryLook(ali, "mirror");
  await mirror(ali).getByRole("button", { name: "Close" }).click();

  // Sam goes on: it is no time to look back.
  await editor(sam, "story").click();
  await sam.keyboard.type("One more thing. ");
  await expect(editor(ali, "story")).toContainText("One more thing");
  await more(ali);
  await entry(ali).click();
  await expect(mirror(ali)).toContainText("it has changed since");
  await expect(mirror(ali).locator("section")).toHaveCount(0);
});
