import type { Page } from "@playwright/test";
import { expectNoFindings } from "../support/accessible.ts";
import { inEveryLook } from "../support/every-look.ts";
import { clickInto, editor, expectSame, openPlan, press, twoPeople, wordsIn } from "../support/people.ts";
import { expect, test } from "../support/test.ts";

async function oneByOne(page: Page): Promise<void> {
  await page.locator(".bar").getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("button", { name: "One question at a time" }).click();
  await expect(page.getByRole("heading", { name: "1 of 7" })).toBeFocused();
}

const answers = (page: Page) => editor(page, "plan").locator("h3 + p");

for (const width of [360, 1_280]) {
  test(`one question at a time, large, in the note's own text, ${width} px wide`, async ({ browser, server }) => {
    const { ali, sam } = await twoPeople(browser, server, { viewport: { width, height: 740 } });
    if (width > 700) await openPlan(ali);
    else await ali.getByRole("tab", { name: /Plan/ }).click();
    await clickInto(ali, answers(ali).nth(1));
    await ali.keyboard.type("THE STAIRS");
    await oneByOne(sam);
    await expect(editor(sam, "story")).toBeVisible();
    await expect(editor(sam, "plan")).toBeHidden();
    await sam.getByRole("button", { name: "Next" }).click();
    await expect(sam.getByRole("heading", { name: /^2 of 7 ?: What matters to me/ })).toBeFocused();
    await expect(editor(sam, "story")).toBeHidden();
    await sam.getByRole("button", { name: "Next" }).click();
    await expect(sam.getByRole("heading", { name: /^3 of 7 ?: What gets in the way/ })).toBeFocused();
    // What others wrote there is there; the rest is out of sight, and only that.
    await expect(answers(sam).nth(1)).toHaveText("THE STAIRS");
    await expect(editor(sam, "plan").locator("h3").filter({ visible: true })).toHaveText(["What gets in the way"]);
    const size = await answers(sam)
      .nth(1)
      .evaluate((line) => Number.parseFloat(getComputedStyle(line).fontSize));
    expect(size).toBeGreaterThanOrEqual(24);
    if (width > 700) await inEveryLook(sam, "pace-one-question");
    else await expectNoFindings(sam);
    expect(await sam.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await editor(sam, "plan").focus();
    await press(sam, "Control+End");
    await sam.keyboard.type(" and noise");
    await expect(answers(ali).nth(1)).toHaveText("THE STAIRS and noise");
    for (let left = 5; left > 1; left--) await sam.getByRole("button", { name: "Next" }).click();
    await expect(sam.getByRole("heading", { name: /^7 of 7/ })).toBeFocused();
    await sam.getByRole("button", { name: "Done" }).click();
    await expect(sam.getByRole("heading", { name: /of 7/ })).toHaveCount(0);
    if (width > 700) await expect(editor(sam, "story")).toBeVisible();
    await expectSame(ali, sam);
  });
}

test("what is out of sight can't be changed unseen: not by selecting all, not by a key at the edge", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  for (const page of [ali, sam]) await openPlan(page);
  for (const line of [0, 1, 2]) {
    await clickInto(ali, answers(ali).nth(line));
    await ali.keyboard.type(`LINE ${line}`);
  }
  await expect(answers(sam).nth(2)).toHaveText("LINE 2");
  await oneByOne(sam);
  for (let step = 0; step < 2; step++) await sam.getByRole("button", { name: "Next" }).click();
  await editor(sam, "plan").focus();
  await press(sam, "Control+Home");
  await press(sam, "Backspace");
  await press(sam, "Control+End");
  await press(sam, "Delete");
  await press(sam, "Control+a");
  await press(sam, "Delete");
  await sam.keyboard.type("only this");
  await expect.poll(() => wordsIn(ali, "plan")).toContain("only this");
  const plan = (await wordsIn(ali, "plan")).join(" | ");
  expect(plan).toContain("What matters to me, and what I’m good at | LINE 0 | only this | What I hope for | LINE 2");
  // Its own undo goes where it has to, and no further.
  await expectSame(ali, sam);
});
