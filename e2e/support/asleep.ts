import { type Browser, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import { editor, ownBrowser } from "./people.ts";

/** Somebody whose browser is closed. */
export interface Sleeping {
  readonly url: string;
  readonly state: Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>;
}

/** The browser is closed; who was signed in stays so. */
export async function goAway(page: Page): Promise<Sleeping> {
  const sleeping = { url: page.url(), state: await page.context().storageState() };
  await page.context().close();
  return sleeping;
}

export async function comeBack(
  browser: Browser,
  { url, state }: Sleeping,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await ownBrowser(browser, { ...options, storageState: state });
  await page.goto(url);
  await expect(editor(page, "story")).toBeVisible();
  return page;
}
