import type { Page } from "@playwright/test";
import { expectNoFindings } from "../support/accessible.ts";
import { inEveryLook } from "../support/every-look.ts";
import { editor, openPlan, shownAuthors, twoPeople } from "../support/people.ts";
import { expect, test } from "../support/test.ts";

const prompted = (page: Page) => page.locator(".prompted");
const dialog = (page: Page) => page.getByRole("dialog", { name: "Word prompts" });

async function openPrompts(page: Page): Promise<void> {
  await page.locator(".bar").getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("button", { name: "Word prompts" }).click();
}

test("a clinician who wants it is asked about hard words of their own, and nobody else sees it", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  let sent = 0;
  const listening = ali.waitForEvent("websocket");
  await ali.reload();
  (await listening).on("framesent", ({ payload }) => {
    // Presence is said again and again; what a page writes is a frame of its own kind.
    if (typeof payload !== "string" && payload[0] === 0) sent += 1;
  });
  await editor(sam, "story").click();
  await sam.keyboard.type("They said I refused. ");
  await expect(editor(ali, "story")).toContainText("They said I refused.");
  await editor(ali, "story").press("Control+End");
  await ali.keyboard.press("Enter");
  await ali.keyboard.type("Sam refused tablets in May.");
  await openPlan(ali);
  await editor(ali, "plan").getByRole("paragraph").first().click();
  await ali.keyboard.type("A review of medication");
  await expect(editor(sam, "story")).toContainText("in May.");
  await expect(ali.getByText("Saved", { exact: true })).toBeVisible();
  const [authors, before] = [await shownAuthors(ali, "story"), sent];
  expect(before).toBeGreaterThan(0);
  await openPrompts(ali);
  await expect(dialog(ali).getByRole("listitem")).toHaveCount(0);
  await dialog(ali).getByRole("switch").press("Space");
  // By the list, and by keyboard: it leads to the word.
  await expect(dialog(ali).getByRole("listitem")).toHaveCount(2);
  await inEveryLook(ali, "word-prompts");
  await dialog(ali).getByRole("button", { name: "“refused”" }).press("Enter");
  await expect(dialog(ali)).toHaveCount(0);
  await expect(editor(ali, "story")).toBeFocused();
  expect(await ali.evaluate(() => getSelection()?.toString())).toBe("refused");
  // In the text, quietly: only Dr Ali's own.
  await expect(prompted(ali)).toHaveText(["refused", "medication"]);
  await editor(ali, "story").press("End");
  await prompted(ali).first().click();
  const card = ali.getByRole("dialog", { name: "About “refused”" });
  await expect(card).toContainText("What mattered to them in that choice?");
  await expectNoFindings(ali);
  await ali.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
  await expect(prompted(sam)).toHaveCount(0);
  expect(await shownAuthors(ali, "story")).toEqual(authors);
  expect(sent).toBe(before);
  await sam.locator(".bar").getByRole("button", { name: "More", exact: true }).click();
  await expect(sam.getByRole("button", { name: "Words we explained" })).toBeVisible();
  await expect(sam.getByRole("button", { name: "Word prompts" })).toHaveCount(0);
  // It stays chosen on this device until it is switched off.
  await ali.reload();
  await expect(prompted(ali).first()).toHaveText("refused");
  await openPrompts(ali);
  await dialog(ali).getByRole("switch").press("Space");
  await ali.keyboard.press("Escape");
  await expect(prompted(ali)).toHaveCount(0);
});

test("a word that is typed is asked about after a pause, and no more once it is another", async ({
  browser,
  server,
}) => {
  const { ali } = await twoPeople(browser, server);
  await openPrompts(ali);
  await dialog(ali).getByRole("switch").press("Space");
  await ali.keyboard.press("Escape");
  await editor(ali, "story").click();
  await ali.keyboard.type("A chronic");
  await expect(prompted(ali)).toHaveText("chronic");
  await ali.keyboard.press("Control+Backspace");
  await ali.keyboard.type("long story");
  await expect(prompted(ali)).toHaveCount(0);
});
