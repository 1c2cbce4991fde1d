import type { Page } from "@playwright/test";
import { expectNoFindings } from "../support/accessible.ts";
import { editor, invite, join, openPlan, press, signIn, startNote, twoPeople } from "../support/people.ts";
import { expect, test } from "../support/test.ts";

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on any page, ${colorScheme}`, async ({ browser, server }) => {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    const guest = await (await browser.newContext({ colorScheme })).newPage();
    await page.goto(`${server.origin}/sign-in`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoFindings(page);
    await page.goto(server.link);
    await expect(page.getByRole("textbox")).toBeVisible();
    await expectNoFindings(page);
    await signIn(page, server);
    await expectNoFindings(page);
    await startNote(page);
    await expectNoFindings(page);
    const link = await invite(page);
    await guest.goto(link);
    await expect(guest.getByRole("textbox")).toBeVisible();
    await expectNoFindings(guest);
    await join(guest, link);
    await editor(page, "story").click();
    await page.keyboard.type("HOW LONG HAS IT BEEN LIKE THIS? ");
    await editor(guest, "story").click();
    await guest.keyboard.press("Control+End");
    await guest.keyboard.type("since the move");
    await expect(editor(page, "story")).toContainText("since the move");
    await expectNoFindings(page);
    await expectNoFindings(guest);
    await page.getByRole("button", { name: "Invite", exact: true }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectNoFindings(page);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "More", exact: true }).click();
    await expectNoFindings(page);
    await page.getByRole("button", { name: "Whose words" }).click();
    for (const view of ["Strong colours", "Lines and initials", "Off"]) {
      await page.getByRole("radio", { name: view }).check({ force: true });
      await expectNoFindings(page);
    }
    await page.goto(`${server.origin}/nowhere`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoFindings(page);
    await page.goto(`${server.origin}/notes`);
    await expect(page.getByRole("link", { name: /Sam/ })).toBeVisible();
    await expectNoFindings(page);
    for (const path of ["/left", "/away"]) {
      await page.goto(server.origin + path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectNoFindings(page);
    }
  });
}

test("everything once by keyboard alone", async ({ browser, page, server }) => {
  const tabTo = async (on: Page, reached: () => Promise<boolean>): Promise<void> => {
    for (let presses = 0; presses < 40; presses++) {
      if (await reached()) return;
      await on.keyboard.press("Tab");
    }
    throw new Error("Tab never leads there");
  };
  const onButton = (on: Page, name: RegExp) => (): Promise<boolean> =>
    on.evaluate((source) => {
      const element = document.activeElement;
      const words = element?.getAttribute("aria-label") ?? element?.textContent ?? "";
      return element instanceof HTMLButtonElement && new RegExp(source).test(words.trim());
    }, name.source);
  const inText = (on: Page, label: string) => (): Promise<boolean> =>
    on.evaluate((wanted) => document.activeElement?.getAttribute("aria-label") === wanted, label);
  const inField = (on: Page) => (): Promise<boolean> =>
    on.evaluate(() => document.activeElement instanceof HTMLInputElement);

  await page.goto(server.link);
  await expect(page.getByRole("textbox")).toBeVisible();
  await tabTo(page, inField(page));
  await page.keyboard.type("Dr Ali");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Start a note" })).toBeVisible();
  await tabTo(page, onButton(page, /^Start a note$/));
  await page.keyboard.press("Enter");
  await expect(editor(page, "story")).toBeVisible();

  await tabTo(page, onButton(page, /^Invite$/));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await tabTo(page, inField(page));
  await page.keyboard.type("Sam");
  await page.keyboard.press("Enter");
  const link = await dialog.getByRole("textbox", { name: "The link" }).inputValue();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  const guest = await (await browser.newContext()).newPage();
  await guest.goto(link);
  await expect(guest.getByRole("button", { name: "Join" })).toBeVisible();
  await tabTo(guest, onButton(guest, /^Join$/));
  await guest.keyboard.press("Enter");
  await expect(editor(guest, "story")).toBeVisible();

  await tabTo(page, inText(page, "Story, written together"));
  await page.keyboard.type("one");
  // To the buttons and back, then on to the plan: the text is no trap.
  await press(page, "Shift+Home");
  await page.keyboard.press("Alt+F10");
  await tabTo(page, onButton(page, /^Bold$/));
  await page.keyboard.press("Enter");
  await expect(editor(guest, "story").locator("strong")).toHaveText("one");
  await tabTo(page, onButton(page, /Open the plan/));
  await page.keyboard.press("Enter");
  await expect.poll(inText(page, "Plan, written together")).toBe(true);
  await page.keyboard.press("Control+End");
  await page.keyboard.type("in four weeks");
  await expect(guest.getByRole("button", { name: /Open the plan/ })).toContainText("plan");
  await openPlan(guest);
  await expect(editor(guest, "plan")).toContainText("in four weeks");

  for (let presses = 0; !(await onButton(page, /^Invite$/)()) && presses < 40; presses++)
    await page.keyboard.press("Shift+Tab");
  await tabTo(page, onButton(page, /^More$/));
  await page.keyboard.press("Enter");
  await tabTo(page, onButton(page, /^Whose words$/));
  await page.keyboard.press("Enter");
  await tabTo(page, () =>
    page.evaluate(() => document.activeElement instanceof HTMLInputElement && document.activeElement.type === "radio"),
  );
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("[data-authors]").first()).toHaveAttribute("data-authors", "strong");
  await page.keyboard.press("Escape");

  for (let presses = 0; !(await onButton(page, /^Leave/)()) && presses < 40; presses++)
    await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/away$/);
});

test("at 320 px nothing scrolls sideways, and the two sheets are two tabs", async ({ browser, server }) => {
  const { ali, sam } = await twoPeople(browser, server, { viewport: { width: 320, height: 640 } });
  const expectNarrow = async (page: Page): Promise<void> => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  };
  await editor(sam, "story").click();
  await sam.keyboard.type("averyveryverylongwordthatneverendsanddoesnotwanttobreakanywhereatall and more");
  await expect(editor(ali, "story")).toContainText("and more");
  await expectNarrow(sam);
  await ali.getByRole("tab", { name: /Plan/ }).click();
  await expect(editor(ali, "plan")).toBeVisible();
  await expect(editor(ali, "story")).toBeHidden();
  await sam.keyboard.type(" again");
  await expect(ali.getByRole("tab", { name: /Story ?, .*(new|writing)/ })).toBeVisible();
  await expectNarrow(ali);
  for (const path of ["/notes", "/left", "/away", "/join", "/sign-in", "/nowhere"]) {
    await ali.goto(server.origin + path);
    await expect(ali.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNarrow(ali);
  }
});
