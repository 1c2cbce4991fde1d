import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { expectNoFindings } from "../support/accessible.ts";
import { inEveryLook } from "../support/every-look.ts";
import { clickInto, editor, expectSaved, openPlan, shownAuthors, twoPeople } from "../support/people.ts";
import { more } from "../support/shared-screen.ts";
import { expect, test } from "../support/test.ts";

const dialog = (page: Page): Locator => page.getByRole("dialog", { name: /Let’s stop here|As it was kept/ });
const keepNow = (page: Page): Locator => dialog(page).getByRole("button", { name: "Keep it as it is now" });

async function stopHere(page: Page): Promise<void> {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("button", { name: "Let’s stop here" }).click();
  await expect(keepNow(page)).toBeVisible();
}

async function write(page: Page, words: string): Promise<void> {
  await editor(page, "story").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(words);
  await expectSaved(page);
}

test("SL3, SL4, SL7: two press at once, one note is kept with both names; later it opens as it was, and says whose words are new", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await write(sam, "It is worst before work. ");
  await expect(editor(ali, "story")).toContainText("before work");
  for (const page of [ali, sam]) await stopHere(page);
  await expect(dialog(sam)).toContainText("Dr Ali and Sam");
  await Promise.all([keepNow(ali).click(), keepNow(sam).click()]);
  for (const page of [ali, sam]) {
    await expect(dialog(page).getByRole("status")).toContainText(
      /^Kept as it is now, on \w+,? \d+ \w+ \d{4} at \d\d:\d\d, by /,
    );
    await expect(dialog(page).getByRole("status")).toContainText(/Sam and Dr Ali|Dr Ali and Sam/);
    await expect(dialog(page).getByRole("listitem")).toHaveCount(1);
    await expect(dialog(page).getByRole("button", { name: /name/ })).toHaveCount(0);
  }
  await inEveryLook(sam, "kept");
  for (const page of [ali, sam]) await dialog(page).getByRole("button", { name: "Close" }).click();

  await write(ali, "We go on here.");
  await expect(editor(sam, "story")).toContainText("go on");
  await stopHere(sam);
  await dialog(sam)
    .getByRole("button", { name: /\d\d:\d\d$/ })
    .click();
  await expect(dialog(sam)).toContainText("New in the story: “We go on here.”");
  const kept = dialog(sam).locator(".kept-sheet").first();
  await expect(kept).toContainText("It is worst before work.");
  await expect(kept).not.toContainText("We go on");
  await expect(kept.locator("[data-by]")).toHaveAttribute("data-look", "rust");
  await inEveryLook(sam, "kept-open");
  await dialog(sam).getByRole("button", { name: "Back" }).click();

  // A second one, by Dr Ali alone; Sam's name is added with one press, from the list.
  await stopHere(ali);
  await keepNow(ali).click();
  await expect(dialog(ali).getByRole("listitem")).toHaveCount(2);
  await dialog(sam).getByRole("button", { name: "Add my name" }).click();
  await expect(dialog(sam).getByRole("button", { name: "Add my name" })).toHaveCount(0);
  await expect(dialog(ali).getByRole("status")).toContainText("by Dr Ali and Sam");
});

test("SL3, CL1, CL2: before it is kept the page says what is open; then Dr Ali is asked for a line about today, and then Sam", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  for (const page of [ali, sam]) await openPlan(page);
  await clickInto(sam, editor(sam, "plan").locator("h3 + p").first());
  await sam.keyboard.type("Walk to the river");
  await sam.keyboard.press("Alt+F7");
  const card = sam.getByRole("dialog", { name: "What do you say to this?" });
  await card.getByText("I see it differently", { exact: true }).click();
  await card.getByRole("button", { name: "Keep it" }).click();
  await expectSaved(sam);
  await expect(ali.locator(".line-note").first()).toContainText("Sam sees it differently");
  await stopHere(ali);
  await expect(dialog(ali).getByRole("listitem")).toHaveText("Sam sees it differently: “Walk to the river”");
  await inEveryLook(ali, "sitting-still-open");
  await keepNow(ali).click();
  const heard = sam.getByRole("region", { name: "What was kept" });
  await expect(heard).toContainText("Dr Ali kept the note as it is now.");
  await inEveryLook(sam, "sitting-kept-news");

  await dialog(ali).getByRole("textbox", { name: "What surprised me:" }).fill("How far the river is.");
  await inEveryLook(ali, "sitting-closing");
  await expectNoFindings(ali);
  await dialog(ali).getByRole("button", { name: "Put it in the note" }).click();
  await expect(dialog(ali)).toContainText("It stands at the end of the story now.");

  await heard.getByRole("button", { name: "Look at it" }).click();
  await expect(heard).toHaveCount(0);
  await expect(dialog(sam).locator(".kept-sheet").nth(1)).toContainText("Sam sees it differently.");
  await dialog(sam).getByRole("button", { name: "Add my name" }).click();
  await expect(dialog(sam)).toContainText("by Dr Ali and Sam");
  await dialog(sam).getByRole("button", { name: "Back" }).click();
  await keepNow(sam).click();
  await expect(dialog(sam)).toContainText("Dr Ali can write a line about today now.");
  await dialog(sam).getByRole("button", { name: "Write a line, too" }).click();
  await dialog(sam).getByRole("textbox", { name: "What I changed my mind about:" }).fill("The river.");
  await dialog(sam).getByRole("button", { name: "Put it in the note" }).click();
  for (const page of [ali, sam]) {
    await expect
      .poll(async () => (await shownAuthors(page, "story")).slice(-2))
      .toEqual([
        [["navy", "What surprised me: How far the river is."]],
        [["rust", "What I changed my mind about: The river."]],
      ]);
    await expect(editor(page, "story").locator("h3")).toHaveText([/^Looking back, /]);
  }
});

test("TH8: what was kept is taken along as it was, with both names, while the note goes on", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await write(sam, "It is worst before work. ");
  await stopHere(sam);
  await keepNow(sam).click();
  await dialog(sam).getByRole("button", { name: "Look at it" }).click();
  await write(ali, "We go on here.");
  await dialog(sam).getByRole("button", { name: "Take a copy of this" }).click();
  const copying = sam.getByRole("dialog", { name: "Take a copy" });
  await expect(copying).toContainText(/This copy is of the note as it was kept on .*, by Sam\./);
  await inEveryLook(sam, "sitting-copy");
  const download = sam.waitForEvent("download");
  await copying.getByRole("button", { name: "Plain text, for a record" }).click();
  const words = await readFile(await (await download).path(), "utf8");
  expect(words).toContain("Sam: It is worst before work.");
  expect(words).toMatch(/This is how it was kept on .*, by Sam\. It does not change any more\./);
  expect(words).not.toContain("We go on");
});

test("SL3: finishing offers to keep what is new, one press either way; where nothing is new it does not ask", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await write(sam, "It is worst before work. ");
  await expect(editor(ali, "story")).toContainText("before work");
  await more(sam, "Finish");
  const asked = sam.getByRole("dialog", { name: "Keep it as it is now?" });
  await expect(asked).toContainText("Nothing is lost without it");
  await inEveryLook(sam, "sitting-keep-first");
  await asked.getByRole("button", { name: "Close" }).click();
  await expect(editor(sam, "story")).toBeVisible();
  await more(sam, "Finish");
  await asked.getByRole("button", { name: "Keep it and finish" }).click();
  await expect(sam).toHaveURL(/\/left$/);
  await expect(ali.getByRole("region", { name: "What was kept" })).toContainText("Sam kept the note as it is now.");
  await more(ali, "Finish");
  await expect(ali).toHaveURL(/\/left$/);
});

test("SL3: when the server can't be reached, the page says that it does not know whether it was kept; then it is kept after all", async ({
  browser,
  server,
}) => {
  const { sam } = await twoPeople(browser, server);
  await stopHere(sam);
  await server.kill();
  await keepNow(sam).click();
  await expect(dialog(sam).getByRole("alert")).toContainText("There is no connection just now");
  await server.start();
  await expect(async () => {
    await keepNow(sam).click();
    await expect(dialog(sam).getByRole("status")).toContainText("Kept as it is now", { timeout: 1_000 });
  }).toPass();
});
