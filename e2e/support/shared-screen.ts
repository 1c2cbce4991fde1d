import { expect, type Locator, type Page } from "@playwright/test";
import { begin, editor } from "./people.ts";
import type { Server } from "./server.ts";

/** A voice of the switch, by its name. */
export const voice = (page: Page, name: string): Locator =>
  page.getByRole("group", { name: /Writing now|Still writing/ }).getByRole("button", { name, exact: true });

export const SAM_IN_ALIS_HAND = "Sam’s words typed by Dr Ali";

export const expectWritingAs = (page: Page, name: string): Promise<void> =>
  expect(voice(page, name)).toHaveAttribute("aria-pressed", "true");

/** Four numbers on the pad. */
export async function pressNumbers(page: Page, numbers: string): Promise<void> {
  for (const digit of numbers) await page.getByRole("dialog").getByRole("button", { name: digit, exact: true }).click();
}

/** Four numbers on a keyboard, once the pad is there for them. */
export async function typeNumbers(page: Page, numbers: string): Promise<void> {
  const pad = page.getByRole("group", { name: /^Your four numbers/ });
  await expect(pad.getByText("0 of 4 numbers")).toBeAttached();
  await pad.getByRole("button", { name: "1", exact: true }).focus();
  await page.keyboard.type(numbers);
}

/** Sam sits down at Dr Ali's screen, for the first time. */
export async function sitDown(page: Page, { name = "Sam", numbers = "2580" } = {}): Promise<void> {
  await page.getByRole("button", { name: "They are here with me" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "What do you like to be called?" }).fill(name);
  await dialog.getByRole("button", { name: "Next" }).click();
  await pressNumbers(page, numbers);
  await expect(dialog.getByText("once more", { exact: false }).first()).toBeVisible();
  await pressNumbers(page, numbers);
  await dialog.getByRole("button", { name: `Yes, I am ${name}` }).click();
  await expect(dialog).toBeHidden();
  await expectWritingAs(page, name);
}

/** A note that Dr Ali has begun, with Sam beside them at the same screen. */
export async function beginTogether(page: Page, server: Server): Promise<void> {
  await begin(page, server);
  await sitDown(page);
}

/** Opens the square by which Sam goes on with a phone, and answers the link in it. */
export async function squareForPhone(page: Page): Promise<string> {
  const made = page.waitForResponse((response) => response.url().includes("/invitations?as="));
  await more(page, "Sam goes on with a phone");
  const { link }: { link: string } = await (await made).json();
  return link;
}

/** Something in the More menu. */
export async function more(page: Page, word: string | RegExp): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: word }).click();
}

/** Writes a line at the end of the story. */
export async function writeLine(page: Page, words: string): Promise<void> {
  await editor(page, "story").focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
}

/** What is not checked yet in the story, run by run: what was said of it, by whose hand, the words. */
export const writtenDown = (page: Page): Promise<string[]> =>
  editor(page, "story").evaluate((root) =>
    [...root.querySelectorAll<HTMLElement>(".w[data-check]:not([data-check=mine])")].map(
      ({ dataset, textContent }) => `${dataset["check"]} ${dataset["scribe"]}: ${textContent}`,
    ),
  );
