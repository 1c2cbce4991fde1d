import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { expectNoFindings } from "../support/accessible.ts";
import {
  editor,
  expectSame,
  expectSaved,
  marks,
  press,
  selectLast,
  shownAuthors,
  twoPeople,
} from "../support/people.ts";
import { expect, test } from "../support/test.ts";
import type { Server } from "../support/server.ts";

const SENTENCE = "i stopped because they made me flat, and slow";
const OUT = "they made me flat, and slow";

/** Sam has written a sentence whose last words are bold in part, and Dr Ali takes its last six words out. */
async function taken(
  browser: Browser,
  server: Server,
  options?: BrowserContextOptions,
): Promise<{ ali: Page; sam: Page }> {
  const { ali, sam } = await twoPeople(browser, server, options);
  await editor(sam, "story").click();
  await sam.keyboard.type("i stopped because they made me ");
  await sam.keyboard.press("Control+b");
  await sam.keyboard.type("flat");
  await sam.keyboard.press("Control+b");
  await sam.keyboard.type(", and slow");
  await expect(editor(ali, "story").locator("p").first()).toHaveText(SENTENCE);
  await selectLast(ali, OUT.length);
  await press(ali, "Delete");
  return { ali, sam };
}

const inFocus = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "");

test("AU8: what Dr Ali takes out of Sam's words is marked on both pages, can be read, and is put back under Sam's name", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await taken(browser, server);
  await expect(marks(ali, "You took out 6 words of Sam’s")).toBeVisible();
  await expect(marks(sam, "Dr Ali took out 6 words of yours")).toBeVisible();
  await expect(sam.getByText("Dr Ali took out 6 words of yours. They can be put back.")).toBeAttached();
  for (const page of [ali, sam]) {
    expect((await shownAuthors(page, "story")).flat()).toEqual([["rust", "i stopped because "]]);
    await marks(page).getByRole("button", { name: "Show" }).click();
    await expect(marks(page).getByText(OUT)).toHaveAttribute("data-look", "rust");
    await marks(page).getByRole("button", { name: "Hide" }).click();
    await expect(marks(page).getByText(OUT)).toHaveCount(0);
  }
  // It is said for a moment only: who looks for it later may be too late.
  const told = Promise.all([
    expect(ali.getByText("Sam’s words are back.")).toBeAttached(),
    expect(sam.getByText("Your words are back.")).toBeAttached(),
  ]);
  await marks(sam).getByRole("button", { name: "Put back" }).click();
  for (const page of [ali, sam]) {
    await expect(marks(page)).toHaveCount(0);
    await expect(editor(page, "story").locator("p").first()).toHaveText(SENTENCE);
    await expect(editor(page, "story").locator("strong")).toHaveText("flat");
    expect((await shownAuthors(page, "story")).flat()).toEqual([["rust", SENTENCE]]);
  }
  await expectSame(ali, sam);
  await told;
});

test("AU8: a mark outlives a reload, and words taken out letter by letter are one mark", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await editor(sam, "story").click();
  await sam.keyboard.type("not that, please");
  await expect(editor(ali, "story")).toContainText("please");
  await editor(ali, "story").click();
  await press(ali, "Control+End");
  await press(ali, "Backspace", "that, please".length);
  for (const page of [ali, sam]) {
    await expect(marks(page, /2 words/)).toHaveCount(1);
    await expect(marks(page)).toHaveCount(1);
  }
  await expectSaved(ali);
  for (const page of [ali, sam]) {
    await page.reload();
    await expect(marks(page, /2 words/)).toBeVisible();
    await marks(page).getByRole("button", { name: "Show" }).click();
    await expect(marks(page).getByText("that, please")).toBeVisible();
  }
});

test("AU8: your own words leave no mark, nor do others' when you undo it at once", async ({ browser, server }) => {
  const { ali, sam } = await taken(browser, server);
  await expect(marks(sam)).toHaveCount(1);
  await ali.keyboard.press("Control+z");
  for (const page of [ali, sam]) {
    await expect(marks(page)).toHaveCount(0);
    await expect(editor(page, "story").locator("p").first()).toHaveText(SENTENCE);
  }
  await selectLast(sam, OUT.length);
  await press(sam, "Delete");
  await expect(editor(ali, "story").locator("p").first()).toHaveText("i stopped because");
  await expectSaved(sam);
  for (const page of [ali, sam]) await expect(marks(page)).toHaveCount(0);
});

test("AU8: with the keyboard alone: to the mark, open, close, back to the caret, put back", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await taken(browser, server);
  await expect(marks(sam)).toBeVisible();
  await editor(sam, "story").click();
  await press(sam, "Control+Home");
  await press(sam, "ArrowRight", 3);
  await sam.keyboard.press("Alt+F9");
  expect(await inFocus(sam)).toBe("Show");
  await press(sam, "Enter");
  await expect(marks(sam).getByText(OUT)).toBeVisible();
  await sam.keyboard.press("Tab");
  expect(await inFocus(sam)).toBe("Put back");
  // Somebody else writes in the same line meanwhile: the keyboard stays where it is.
  await ali.keyboard.type("FOR A WHILE");
  await expect(editor(sam, "story")).toContainText("FOR A WHILE");
  expect(await inFocus(sam)).toBe("Put back");
  await sam.keyboard.press("Escape");
  await expect(marks(sam).getByText(OUT)).toHaveCount(0);
  expect(await inFocus(sam)).toBe("Show");
  await sam.keyboard.press("Escape");
  expect(await inFocus(sam)).toBe("Story, written together");
  await sam.keyboard.type("_");
  await expect(editor(sam, "story")).toContainText("i s_topped");
  await sam.keyboard.press("Alt+F9");
  await sam.keyboard.press("Tab");
  await sam.keyboard.press("Space");
  await expect(marks(sam)).toHaveCount(0);
  await expect.poll(() => inFocus(sam)).toBe("Story, written together");
  await expect(editor(ali, "story")).toContainText(OUT);
});

test("AU8: the caret goes past a mark, and keys beside it do what they always do", async ({ browser, server }) => {
  const { ali, sam } = await twoPeople(browser, server);
  await editor(sam, "story").click();
  await sam.keyboard.type("ab, CDEF, gh");
  await expect(editor(ali, "story")).toContainText("gh");
  await editor(ali, "story").click();
  await press(ali, "Control+End");
  await press(ali, "ArrowLeft", 2);
  await press(ali, "Backspace", 6);
  for (const page of [ali, sam]) await expect(marks(page)).toHaveCount(1);
  const words = (page: Page) => async () =>
    (await shownAuthors(page, "story"))
      .flat()
      .map(([, text]) => text)
      .join("");
  await expect.poll(words(sam)).toBe("ab, gh");
  await editor(sam, "story").click();
  await press(sam, "Control+Home");
  // Each step is one letter: four to the mark, two behind it.
  await press(sam, "ArrowRight", 5);
  await sam.keyboard.type("1");
  await expect.poll(words(sam)).toBe("ab, g1h");
  await press(sam, "ArrowLeft", 3);
  await sam.keyboard.type("2");
  await expect.poll(words(sam)).toBe("ab,2 g1h");
  await press(sam, "ArrowRight");
  await sam.keyboard.type("3");
  await expect.poll(words(sam)).toBe("ab,2 3g1h");
  await press(sam, "Backspace", 3);
  await expect.poll(words(sam)).toBe("ab,g1h");
  await press(sam, "Delete");
  await expect.poll(words(sam)).toBe("ab,1h");
  await press(sam, "Enter");
  await press(sam, "Backspace");
  await expect.poll(words(sam)).toBe("ab,1h");
  await press(sam, "Home");
  await press(sam, "Shift+End");
  await sam.keyboard.type("new");
  await expect.poll(words(ali)).toBe("new");
  await expect(marks(ali)).toHaveCount(1);
  await expectSame(ali, sam);
});

test("AU8: putting back by touch, with targets of 44 px, at 320 px wide", async ({ browser, server }) => {
  const touch = { hasTouch: true, isMobile: true, viewport: { width: 320, height: 640 } };
  const { ali, sam } = await taken(browser, server, touch);
  await expect(marks(sam)).toBeVisible();
  for (const name of ["Show", "Put back"]) {
    const box = await marks(sam).getByRole("button", { name }).boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
  await marks(sam).getByRole("button", { name: "Show" }).tap();
  await expect(marks(sam).getByText(OUT)).toBeVisible();
  for (const page of [ali, sam])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await marks(sam).getByRole("button", { name: "Put back" }).tap();
  for (const page of [ali, sam]) await expect(editor(page, "story").locator("p").first()).toHaveText(SENTENCE);
});

test("AU8: without a connection nothing is put back, and the mark says so until it is back", async ({
  browser,
  server,
}) => {
  const { sam } = await taken(browser, server);
  await expect(marks(sam)).toBeVisible();
  await server.kill();
  await expect(sam.getByText("No connection", { exact: true })).toBeVisible();
  await marks(sam).getByRole("button", { name: "Put back" }).click();
  const problem = marks(sam).getByText("No connection. Try again when you are back.");
  await expect(problem).toBeVisible();
  await server.start();
  await expect(problem).toHaveCount(0);
  await marks(sam).getByRole("button", { name: "Put back" }).click();
  await expect(editor(sam, "story").locator("p").first()).toHaveText(SENTENCE);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing with marks closed and open, ${colorScheme}`, async ({ browser, server }) => {
    const { ali, sam } = await taken(browser, server, { colorScheme });
    for (const page of [ali, sam]) {
      await expect(marks(page)).toBeVisible();
      await expectNoFindings(page, ".story");
      await marks(page).getByRole("button", { name: "Show" }).click();
      await expectNoFindings(page, ".story");
    }
  });
}
