// `npm run screenshots`: a picture of every page, taken of the real server with the demo's note, in docs/images/.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Browser, chromium, type Page } from "@playwright/test";

const ROOT = join(import.meta.dirname, "..");
const IMAGES = join(ROOT, "docs/images");
const SCHEMES = ["light", "dark"] as const;
const WIDTHS = [1440, 768, 360] as const;

mkdirSync(IMAGES, { recursive: true });
const server = spawn(process.execPath, [join(ROOT, "apps/server/src/main.ts"), "--demo"], {
  env: { ...process.env, PORT: "0" },
  stdio: ["ignore", "pipe", "inherit"],
});
const executablePath = process.env["CHROMIUM_PATH"];
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ["--no-sandbox"] });
try {
  const [ali = "", sam = ""] = await links();
  await takeAll(browser, ali, sam);
} finally {
  await browser.close();
  server.kill("SIGTERM");
  await once(server, "exit");
}

/** Dr Ali's and Sam's, as the demo prints them. */
async function links(): Promise<string[]> {
  const found: string[] = [];
  for await (const line of createInterface({ input: server.stdout })) {
    const link = /http\S+/.exec(line)?.[0];
    if (link) found.push(link);
    if (found.length === 2) break;
  }
  return found;
}

async function takeAll(browser: Browser, aliLink: string, samLink: string): Promise<void> {
  const page = await (await browser.newContext({ locale: "en-GB" })).newPage();
  const guest = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await page.goto(aliLink);
  await page.getByRole("textbox").fill("Dr Ali");
  await take(page, "sign-in");
  await page.getByRole("button", { name: "Come in" }).click();
  await page.getByRole("link", { name: /Sam/ }).waitFor();
  await take(page, "notes");
  await page.getByRole("link", { name: /Sam/ }).click();
  await guest.goto(samLink);
  await take(guest, "join");
  await guest.getByRole("button", { name: "Join" }).click();
  const story = guest.getByRole("textbox", { name: "Story, written together" });
  await story.locator("p").last().click();
  await guest.keyboard.press("Control+End");
  const more = [" I would", " do that", " again.", " Even when", " it rains,", " I think."];
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      await page.setViewportSize({ width, height: width > 700 ? 1_000 : 740 });
      await page.emulateMedia({ colorScheme });
      // Somebody writes, so that the picture shows how that looks.
      await guest.keyboard.type(more.shift() ?? "");
      await page.locator(".caret[data-writing]").first().waitFor({ state: "attached" });
      await page.waitForTimeout(250); // the name at the caret fades in
      await page.screenshot({ path: join(IMAGES, `note-${width}-${colorScheme}.png`) });
    }
  }
  await takeOut(page, "So the shop opens late, and everybody thinks I don’t care about it.");
  const mark = guest.getByRole("group", { name: /took out/ });
  await mark.waitFor();
  await take(guest, "taken-out");
  await mark.getByRole("button", { name: "Show" }).click();
  await take(guest, "taken-out-open");
}

/** Selects words of the story and deletes them. */
async function takeOut(page: Page, words: string): Promise<void> {
  const story = page.getByRole("textbox", { name: "Story, written together" });
  await story.click();
  await story.evaluate((root, words) => {
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const from = node.textContent?.indexOf(words) ?? -1;
      if (from >= 0) getSelection()?.setBaseAndExtent(node, from, node, from + words.length);
    }
  }, words);
  await page.keyboard.press("Delete");
}

async function take(page: Page, name: string): Promise<void> {
  for (const width of [1440, 360] as const) {
    for (const colorScheme of SCHEMES) {
      await page.setViewportSize({ width, height: width > 700 ? 900 : 740 });
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(250); // colours fade
      await page.screenshot({ path: join(IMAGES, `${name}-${width}-${colorScheme}.png`) });
    }
  }
}
