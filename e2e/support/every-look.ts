import { join } from "node:path";
import { type Page, test } from "@playwright/test";
import { expectNoFindings } from "./accessible.ts";
import { expectNothingClipped } from "./expect-nothing-clipped.ts";

/** 1280 by 1024 px at 400 % zoom, as WCAG 1.4.10 counts it. */
const ZOOMED = { width: 320, height: 256 };

type Look = (page: Page) => Promise<unknown>;

const turn = (page: Page, dir: "ltr" | "rtl"): Promise<void> =>
  page.evaluate((way) => document.documentElement.setAttribute("dir", way), dir);

/** How the same page can look to somebody, and what takes that back. */
const LOOKS: Readonly<Record<string, readonly [on: Look, off: Look]>> = {
  dark: [(page) => page.emulateMedia({ colorScheme: "dark" }), (page) => page.emulateMedia({ colorScheme: "light" })],
  "forced-colours": [
    (page) => page.emulateMedia({ forcedColors: "active" }),
    (page) => page.emulateMedia({ forcedColors: "none" }),
  ],
  "right-to-left": [(page) => turn(page, "rtl"), (page) => turn(page, "ltr")],
  still: [
    (page) => page.emulateMedia({ reducedMotion: "reduce" }),
    (page) => page.emulateMedia({ reducedMotion: "no-preference" }),
  ],
};

/**
 * Stops a journey and looks at the page as everybody may see it: as it is, in the dark, in forced colours, from the right,
 * without motion, and four times as big. Nothing is cut off or lies over other words, axe finds nothing, and a picture of each
 * is kept in `test-results/looks`.
 */
export async function inEveryLook(page: Page, stop: string): Promise<void> {
  await test.step(`in every look: ${stop}`, async () => {
    await examine(page, stop, "light");
    for (const [name, [on, off]] of Object.entries(LOOKS)) {
      await on(page);
      await examine(page, stop, name);
      await off(page);
    }
  });
  await atSize(page, stop, "zoomed", ZOOMED);
}

/** The same page as big as `size`: a phone on its side, a small window beside a call. Then as big as it was. */
export async function atSize(
  page: Page,
  stop: string,
  name: string,
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  await test.step(`${name}: ${stop}`, async () => {
    const before = page.viewportSize();
    await page.setViewportSize(size);
    await examine(page, stop, name);
    if (before) await page.setViewportSize(before);
  });
}

async function examine(page: Page, stop: string, look: string): Promise<void> {
  await page.screenshot({ path: join("test-results", "looks", `${stop}-${look}.png`) });
  await expectNothingClipped(page);
  await expectNoFindings(page);
}
