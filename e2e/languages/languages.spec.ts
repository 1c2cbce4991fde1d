import type { Page } from "@playwright/test";
import { expectNoFindings } from "../support/accessible.ts";
import { expectNothingClipped } from "../support/expect-nothing-clipped.ts";
import { editor, expectSaved, invite, signIn, startNote, twoPeople } from "../support/people.ts";
import { expect, test } from "../support/test.ts";

/** As it is stored by the page itself; the two made for tests can be got in no other way. */
async function reloadIn(page: Page, language: string): Promise<void> {
  await page.evaluate((chosen) => localStorage.setItem("language", chosen), language);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", language);
}

async function expectGood(page: Page): Promise<void> {
  await expectNothingClipped(page);
  await expectNoFindings(page);
}

test("each of two reads the same note in their own language, and changing it keeps text, caret and undo", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await editor(sam, "story").click();
  await sam.keyboard.type("since the move");
  await expectSaved(sam);
  await editor(sam, "story").evaluate((root) => root.setAttribute("data-seen", "before"));
  await sam.getByRole("button", { name: "More", exact: true }).click();
  await sam.getByRole("button", { name: "Language" }).click();
  await sam.getByText("Deutsch", { exact: true }).click();
  await expect(sam.locator("html")).toHaveAttribute("lang", "de");
  await expect(sam).toHaveTitle("Notizen");
  await sam.keyboard.press("Escape");
  const story = sam.getByRole("textbox", { name: "Geschichte, zusammen geschrieben" });
  await expect(story).toHaveAttribute("data-seen", "before");
  await story.focus();
  await sam.keyboard.type(" in May");
  await expect(editor(ali, "story")).toContainText("since the move in May");
  await sam.keyboard.press("Control+z");
  await sam.keyboard.press("Control+z");
  await expect(editor(ali, "story")).not.toContainText("since the move");
  await expect(ali.locator("html")).toHaveAttribute("lang", "en-GB");
});

test("what was chosen is remembered, and forgotten on leaving", async ({ page, server }) => {
  await page.goto(`${server.origin}/sign-in`);
  await page.getByRole("button", { name: "Language" }).click();
  await page.getByText("Deutsch", { exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Sprache" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "Sprache" })).toBeVisible();
  await page.goto(`${server.origin}/left`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.goto(`${server.origin}/sign-in`);
  await expect(page.getByRole("button", { name: "Language" })).toBeVisible();
});

test("a guest's page comes in the browser's language, and brings no other with it", async ({
  browser,
  page,
  server,
}) => {
  await signIn(page, server);
  await startNote(page);
  const link = await invite(page);
  for (const [locale, joins, catalogs] of [
    ["de-AT", "Mitschreiben", ["de"]],
    ["sv-SE", "Join", []],
  ] as const) {
    const guest = await (await browser.newContext({ locale })).newPage();
    const asked: string[] = [];
    guest.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await guest.goto(link);
    await expect(guest.getByRole("button", { name: joins })).toBeVisible();
    const chunks = asked.flatMap((path) => /assets\/(de|en-GB|pseudo-messages)-.*\.js$/.exec(path)?.[1] ?? []);
    expect(chunks).toEqual([...catalogs]);
  }
});

for (const language of ["de", "en-XA", "ar-XB"])
  for (const [width, height] of [
    [360, 740],
    [1440, 900],
  ] as const) {
    test(`${language} at ${width} px: nothing is cut off or stands over other words, and axe finds nothing`, async ({
      browser,
      server,
    }) => {
      const { ali, sam } = await twoPeople(browser, server, { viewport: { width, height } });
      await editor(ali, "story").click();
      await ali.keyboard.type("How long has it been like this? You said it began before the summer.");
      await editor(sam, "story").click();
      await sam.keyboard.press("Control+End");
      await sam.keyboard.type(" Since the move. I don’t sleep, and then I can’t get up.");
      await expectSaved(sam);
      await expect(editor(ali, "story")).toContainText("get up");
      await expectSaved(ali);
      await reloadIn(sam, language);
      await expect(sam.locator(".ProseMirror").first()).toContainText("Since the move");
      await expect(sam.locator("html")).toHaveAttribute("dir", language === "ar-XB" ? "rtl" : "ltr");
      await expectGood(sam);
      await reloadIn(ali, language);
      await expect(ali.locator(".ProseMirror").first()).toContainText("Since the move");
      await ali.locator(".bar button:has([data-icon=invite])").click();
      await expect(ali.getByRole("dialog")).toBeVisible();
      await expectGood(ali);
      for (const path of ["/notes", "/sign-in#none", "/join", "/nowhere", "/left"]) {
        await ali.goto(server.origin + path);
        await expect(ali.getByRole("heading", { level: 1 })).toBeVisible();
        await expectGood(ali);
      }
    });
  }
