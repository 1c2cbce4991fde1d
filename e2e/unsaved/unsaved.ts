import { expect, type Page } from "@playwright/test";
import { editor } from "../support/people.ts";

/** How many sealed updates lie in this browser's outbox. */
export const kept = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open("outbox");
        opening.addEventListener("error", () => reject(new Error("it does not open")));
        opening.addEventListener("success", () => {
          const database = opening.result;
          if (!database.objectStoreNames.contains("entries")) {
            database.close();
            resolve(0);
            return;
          }
          const counting = database.transaction("entries").objectStore("entries").count();
          counting.addEventListener("success", () => {
            database.close();
            resolve(counting.result);
          });
        });
      }),
  );

/** The page has its key: what it writes from here on is kept. */
export const keeps = (page: Page): Promise<void> =>
  expect
    .poll(() => page.evaluate(async () => (await indexedDB.databases()).some(({ name }) => name === "outbox")))
    .toBe(true);

/** Writes at the end of the story while there is no connection, and waits until the device has all of it. */
export async function writeUnsaved(page: Page, words: string): Promise<void> {
  await expect(page.getByText("No connection").filter({ visible: true }).first()).toBeVisible();
  const before = await kept(page);
  await editor(page, "story").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(words);
  await expect(editor(page, "story")).toContainText(words);
  await expect.poll(() => kept(page)).toBeGreaterThanOrEqual(before + words.length);
}

export const isEmptied = (page: Page): Promise<void> => expect.poll(() => kept(page)).toBe(0);
