import { readFile } from "node:fs/promises";
import type { Browser, Locator, Page } from "@playwright/test";
import { inEveryLook } from "../support/every-look.ts";
import { clickInto, editor, expectSaved, openPlan, twoPeople } from "../support/people.ts";
import { more } from "../support/shared-screen.ts";
import type { Server } from "../support/server.ts";
import { expect, test } from "../support/test.ts";

const WEEK_MS = 7 * 24 * 3_600_000;
const TITLE = /^Last time, on \w+,? \d+ \w+ \d{4}$/;
const WALK = "Walk to the river";
const RING = "Ring on Friday";

const comes = (page: Page): Locator => page.getByRole("region", { name: TITLE });
const dialog = (page: Page): Locator => page.getByRole("dialog", { name: TITLE });
const line = (around: Locator, text: string): Locator => around.getByRole("listitem").filter({ hasText: text });

/** Until it was taken: a page that has just come is still scrolled to where it was left, under a press that is so quick. */
async function tap(around: Locator, text: string, word: string): Promise<void> {
  const button = line(around, text).getByRole("button", { name: word });
  const before = (await button.getAttribute("aria-pressed")) ?? "";
  await expect(async () => {
    if ((await button.getAttribute("aria-pressed")) === before) await button.click();
    await expect(button).not.toHaveAttribute("aria-pressed", before, { timeout: 2_000 });
  }).toPass();
}

const said = (around: Locator, text: string): Locator => line(around, text).getByRole("button", { pressed: true });

async function comeBack(page: Page): Promise<void> {
  await page.reload();
  await expect(editor(page, "story")).toBeVisible();
}

async function keep(page: Page): Promise<void> {
  await more(page, "Let’s stop here");
  const stopping = page.getByRole("dialog", { name: "Let’s stop here" });
  await stopping.getByRole("button", { name: "Keep it as it is now" }).click();
  await expect(stopping.getByRole("status").first()).toContainText("Kept as it is now");
  await stopping.getByRole("button", { name: "Close" }).click();
}

/** Two lines of the plan are kept, one by Sam and one by Dr Ali. */
async function keptPlan(browser: Browser, server: Server): Promise<{ ali: Page; sam: Page }> {
  const { ali, sam } = await twoPeople(browser, server);
  for (const page of [ali, sam]) await openPlan(page);
  await clickInto(sam, editor(sam, "plan").locator("h3 + p").first());
  await sam.keyboard.type(WALK);
  await expect(editor(ali, "plan")).toContainText(WALK);
  await clickInto(ali, editor(ali, "plan").locator("h3 + p").nth(1));
  await ali.keyboard.type(RING);
  await expect(editor(sam, "plan")).toContainText(RING);
  for (const page of [ali, sam]) await expectSaved(page);
  await keep(sam);
  return { ali, sam };
}

async function aWeekLater(...pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    await page.clock.setSystemTime(Date.now() + WEEK_MS);
    await comeBack(page);
  }
}

test("LT5: a reload brings nothing up; a week later last time's plan comes by itself, is skipped with one press, and is found again in the menu", async ({
  browser,
  server,
}) => {
  const { sam } = await keptPlan(browser, server);
  await comeBack(sam);
  await sam.getByRole("button", { name: "More", exact: true }).click();
  await expect(sam.getByRole("button", { name: "Let’s stop here" })).toBeVisible();
  await expect(sam.getByRole("button", { name: "Last time" })).toHaveCount(0);

  await sam.setViewportSize({ width: 360, height: 640 });
  await aWeekLater(sam);
  await inEveryLook(sam, "last-time-strip");
  await comes(sam).getByRole("button", { name: "Show me" }).click();
  await expect(dialog(sam).getByRole("listitem")).toHaveText([new RegExp(WALK), new RegExp(RING)]);
  await expect(comes(sam)).toHaveCount(0);
  await inEveryLook(sam, "last-time-dialog");
  await dialog(sam).getByRole("button", { name: "Close" }).click();

  // It was put away on that page only.
  await comeBack(sam);
  await comes(sam).getByRole("button", { name: "Skip" }).click();
  await expect(comes(sam)).toHaveCount(0);
  await more(sam, "Last time");
  await tap(dialog(sam), WALK, "Let it go");
  await expect(said(dialog(sam), WALK)).toHaveText("Let it go");
});

test("LT1, LT3, LT4: each says with one tap what became of each line; they differ, look what changed since, are not asked again, and find it in the copy", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await keptPlan(browser, server);
  await aWeekLater(ali, sam);
  await tap(comes(sam), WALK, "Did it");
  await expect(line(comes(ali), WALK)).toContainText("Sam: did it.");
  await tap(comes(ali), WALK, "It changed");
  await expect(line(comes(sam), WALK)).toContainText("Dr Ali: it changed.");
  await expect(said(comes(sam), WALK)).toHaveText("Did it");
  await expect(said(comes(ali), WALK)).toHaveText("It changed");
  await tap(comes(sam), RING, "It changed");
  await tap(comes(sam), RING, "Let it go");
  await expect(said(comes(sam), RING)).toHaveText("Let it go");
  await expect(line(comes(ali), RING)).toContainText("Sam: let it go.");
  await tap(comes(ali), RING, "Did it");
  await expect(line(comes(sam), RING)).toContainText("Dr Ali: did it.");
  await tap(comes(ali), RING, "Did it");
  await expect(said(comes(ali), RING)).toHaveCount(0);
  await expect(line(comes(sam), RING)).not.toContainText("Dr Ali: did it");
  await inEveryLook(sam, "last-time");

  await editor(ali, "story").click();
  await ali.keyboard.type("We go on here.");
  await expectSaved(ali);
  await comes(sam).getByRole("button", { name: "What changed since" }).click();
  const kept = sam.getByRole("dialog", { name: "As it was kept" });
  await expect(kept).toContainText("New in the story: “We go on here.”");
  await kept.getByRole("button", { name: "Close" }).click();
  await comes(sam).getByRole("button", { name: "Close" }).click();
  await expect(comes(sam)).toHaveCount(0);

  // Who has said of each line what became of it is not asked again; who has not, is.
  for (const page of [ali, sam]) {
    await expectSaved(page);
    await comeBack(page);
  }
  await expect(said(comes(ali), WALK)).toHaveText("It changed");
  await more(sam, "Last time");
  await expect(said(dialog(sam), WALK)).toHaveText("Did it");
  await expect(said(dialog(sam), RING)).toHaveText("Let it go");
  await dialog(sam).getByRole("button", { name: "Close" }).click();
  await expect(comes(sam)).toHaveCount(0);

  await more(sam, "Take a copy");
  const download = sam.waitForEvent("download");
  await sam
    .getByRole("dialog", { name: "Take a copy" })
    .getByRole("button", { name: "Plain text, for a record" })
    .click();
  const words = await readFile(await (await download).path(), "utf8");
  expect(words).toMatch(/LAST TIME, ON /u);
  const [, last = ""] = words.split(/LAST TIME, ON .*\n\n/u);
  expect(last.split("\n\n").map((part) => part.trim().split(/\n\s*/u).toSorted())).toEqual([
    ["Dr Ali: it changed.", "Sam: did it.", `“${WALK}”`],
    ["Sam: let it go.", `“${RING}”`],
  ]);
});
