import { type Browser, type BrowserContextOptions, expect, type Locator, type Page } from "@playwright/test";
import type { Editing } from "./editing.ts";
import type { Server } from "./server.ts";

/** Signs the clinician in by the printed link. */
export async function signIn(page: Page, server: Server, name = "Dr Ali"): Promise<void> {
  await page.goto(server.link);
  await page.getByRole("textbox", { name: "What should people call you?" }).fill(name);
  await page.getByRole("button", { name: "Come in" }).click();
  await expect(page.getByRole("button", { name: "Start a note" })).toBeVisible();
}

export async function startNote(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Start a note" }).click();
  await expect(editor(page, "story")).toBeVisible();
}

/** Dr Ali signs in and starts a note. */
export async function begin(page: Page, server: Server): Promise<void> {
  await signIn(page, server);
  await startNote(page);
}

/** Makes an invitation in the note's own dialog and answers its link. */
export async function invite(page: Page, name = "Sam"): Promise<string> {
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "What are they called?" }).fill(name);
  await dialog.getByRole("button", { name: "Make the invitation" }).click();
  const link = await dialog.getByRole("textbox", { name: "The link" }).inputValue();
  await dialog.getByRole("button", { name: "Close", exact: true }).click();
  await expect(dialog).toBeHidden();
  return link;
}

export async function join(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(editor(page, "story")).toBeVisible();
}

/** A page in a browser of somebody's own. */
export const ownBrowser = async (browser: Browser, options: BrowserContextOptions = {}): Promise<Page> =>
  (await browser.newContext(options)).newPage();

/** A page on a phone of somebody's own. */
export const ownPhone = (browser: Browser): Promise<Page> =>
  ownBrowser(browser, { viewport: { width: 360, height: 640 } });

/** A note with Dr Ali and Sam in it, each in a browser of their own. */
export async function twoPeople(
  browser: Browser,
  server: Server,
  options: BrowserContextOptions = {},
): Promise<{ ali: Page; sam: Page }> {
  const ali = await ownBrowser(browser, options);
  const sam = await ownBrowser(browser, options);
  await begin(ali, server);
  await join(sam, await invite(ali));
  await expect(ali.getByRole("heading", { level: 1 })).toContainText("Sam");
  return { ali, sam };
}

/** The story or the plan. */
export const editor = (page: Page, of: "story" | "plan"): Locator =>
  page.getByRole("textbox", { name: of === "story" ? "Story, written together" : "Plan, written together" });

/** Unfolds the plan, which is quiet until somebody opens it on this page. */
export async function openPlan(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Open the plan" }).click();
  await expect(editor(page, "plan")).toBeVisible();
}

/** `[look, words]` in turn for each block, as they are drawn; `""` for what is nobody's. */
export const shownAuthors = (page: Page, of: "story" | "plan"): Promise<[look: string, words: string][][]> =>
  // Also of a sheet that is folded or behind the other.
  page.locator(`[data-sheet="${of}"] [role="textbox"]`).evaluate((root) =>
    [...root.querySelectorAll("p, h2, h3")].map((block) => {
      const runs: [string, string][] = [];
      const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const parent = node.parentElement;
        // What was taken out is marked in the text, but is no part of it.
        if (!parent || parent.closest(".taken")) continue;
        const look = parent.closest<HTMLElement>(".w")?.dataset["look"] ?? "";
        const words = node.textContent ?? "";
        const last = runs.at(-1);
        if (words === "") continue;
        if (last?.[0] === look) last[1] += words;
        else runs.push([look, words]);
      }
      return runs;
    }),
  );

/** Dr Ali writes in capitals and is drawn in navy, Sam in small letters and in rust: every letter says whose it is. */
export async function expectEveryLetterRight(page: Page, of: "story" | "plan" = "story"): Promise<void> {
  await expect
    .poll(async () => {
      const runs = (await shownAuthors(page, of)).flat().filter(([look]) => look !== "");
      return runs.filter(
        ([look, words]) =>
          (look === "navy" ? /[a-z]/.test(words) : /[A-Z]/.test(words)) || !["navy", "rust"].includes(look),
      );
    })
    .toEqual([]);
}

/** Both pages show the same words by the same authors. */
export async function expectSame(one: Page, other: Page): Promise<void> {
  for (const sheet of ["story", "plan"] as const) {
    await expect
      .poll(
        async () => JSON.stringify(await shownAuthors(one, sheet)) === JSON.stringify(await shownAuthors(other, sheet)),
      )
      .toBe(true);
  }
}

export const expectSaved = (page: Page): Promise<void> =>
  expect(page.getByText("Saved", { exact: true }).filter({ visible: true }).first()).toBeVisible();

/** The marks in a sheet for what was taken out, by what they say: "Dr Ali took out 6 words of Sam’s". */
export const marks = (page: Page, says: string | RegExp = /took out/, of: "story" | "plan" = "story"): Locator =>
  editor(page, of).getByRole("group", { name: says });

/** Presses a key, and waits until the editor has read where the browser put the caret: keys come faster than that. */
export async function press(page: Page, key: string, times = 1): Promise<void> {
  for (let left = times; left > 0; left--) {
    await page.keyboard.press(key);
    await page.waitForFunction(hasFollowed);
  }
}

/** Puts the caret there by a click, and waits until the editor has read it: words that come from others just then can be faster. */
export async function clickInto(page: Page, block: Locator): Promise<void> {
  await expect(async () => {
    await block.click();
    await page.waitForFunction(hasFollowed);
    expect(await block.evaluate((element) => element.contains(getSelection()?.anchorNode ?? null))).toBe(true);
  }).toPass();
}

/** Selects the last letters of the story. */
export async function selectLast(page: Page, letters: number): Promise<void> {
  await editor(page, "story").click();
  await press(page, "Control+End");
  await selectBackward(page, letters);
  await page.waitForFunction(hasFollowed);
}

/** From the caret, as Shift and an arrow do; so many single keys take long. */
export const selectBackward = (page: Page, letters: number): Promise<void> =>
  page.evaluate((count) => {
    for (let step = 0; step < count; step++) getSelection()?.modify("extend", "backward", "character");
  }, letters);

/** Runs in the page. What is selected in no editor has nobody to follow it. */
export function hasFollowed(): boolean {
  const root: Editing | null = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection() ?? {};
  const view = root?.editor?.view;
  if (!view || !anchorNode || !focusNode) return true;
  const { anchor, head } = view.state.selection;
  return view.posAtDOM(anchorNode, anchorOffset ?? 0) === anchor && view.posAtDOM(focusNode, focusOffset ?? 0) === head;
}

/** What a sheet says, block by block, without what is only marked in it. */
export const wordsIn = async (page: Page, of: "story" | "plan" = "story"): Promise<string[]> =>
  (await shownAuthors(page, of)).map((runs) => runs.map(([, words]) => words).join(""));
