import type { BrowserContext, FrameLocator, Page } from "@playwright/test";
import { expectNoFindings } from "../support/accessible.ts";
import { inEveryLook } from "../support/every-look.ts";
import { editor, expectSaved, hasFollowed, signIn, startNote } from "../support/people.ts";
import type { Server } from "../support/server.ts";
import { expect, test } from "../support/test.ts";

const SECRET = "what nobody else should read";
const PHONE = { width: 380, height: 720 };

/** A small window: the page that is there is the note itself, or the note is in a frame of it. */
interface Small {
  readonly window: Page;
  readonly note: Page | FrameLocator;
}

const WAYS = {
  "on top": { inside: (window: Page) => window.frameLocator("iframe"), script: () => {} },
  // As in a browser that has no such window, or does not open it.
  "a window of its own": {
    inside: (window: Page) => window,
    script: () => Reflect.deleteProperty(window, "documentPictureInPicture"),
  },
  "a window of its own, because the other was refused": {
    inside: (window: Page) => window,
    script: () => {
      const { documentPictureInPicture: api } = window as { documentPictureInPicture?: object }; // reason: not in TypeScript's DOM yet
      Object.assign(api ?? {}, { requestWindow: () => Promise.reject(new DOMException("", "NotAllowedError")) });
    },
  },
} as const;

type Way = keyof typeof WAYS;

async function noteWithWords(page: Page, server: Server, way: Way = "on top"): Promise<void> {
  await page.addInitScript(WAYS[way].script);
  await signIn(page, server);
  await startNote(page);
  await editor(page, "story").click();
  await page.keyboard.type(SECRET);
  await expectSaved(page);
}

async function openSmall(page: Page, way: Way = "on top"): Promise<Small> {
  const opened = page.context().waitForEvent("page");
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("button", { name: "Open in a small window" }).click();
  const window = await opened;
  await window.setViewportSize(PHONE);
  const note = WAYS[way].inside(window);
  await expect(story(note)).toContainText(SECRET);
  await expect(moved(page)).toBeVisible();
  return { window, note };
}

const story = (note: Small["note"]) => note.getByRole("textbox", { name: "Story, written together" });
const moved = (page: Page) => page.getByRole("heading", { name: "Your note is in the small window" });
const bringBack = (page: Page) => page.getByRole("button", { name: "Bring it back here" });
const cover = (note: Small["note"]) => note.getByRole("button", { name: /to go on/ });

const statusOf = async (context: BrowserContext, server: Server): Promise<number> =>
  (await context.request.get(`${server.origin}/api/notes`)).status();

async function shiftThreeTimes(page: Page): Promise<void> {
  await page.keyboard.press("Shift");
  await page.keyboard.press("Shift");
  // The window goes before the key is let go.
  await page.keyboard.press("Shift").catch(() => {});
}

for (const way of ["on top", "a window of its own", "a window of its own, because the other was refused"] as const) {
  test(`IN6 the note goes into a small window, ${way}, is written there, and comes back with every word`, async ({
    page,
    server,
  }) => {
    await noteWithWords(page, server, way);
    const { window, note } = await openSmall(page, way);
    expect(await window.title()).toBe("Notes");
    await expect(page.locator("body")).not.toContainText(SECRET);
    await story(note).click();
    await window.keyboard.press("Control+End");
    await expect.poll(() => story(note).evaluate(hasFollowed)).toBe(true);
    await window.keyboard.type(", and more");
    await expect(note.getByText("Saved", { exact: true }).filter({ visible: true }).first()).toBeVisible();
    await note.getByRole("button", { name: "More", exact: true }).click();
    await expect(note.getByRole("button", { name: "Text size" })).toBeVisible();
    await expect(note.getByRole("button", { name: "Open in a small window" })).toHaveCount(0);
    await bringBack(page).click();
    await expect(editor(page, "story")).toContainText(`${SECRET}, and more`);
    await expect.poll(() => window.isClosed()).toBe(true);
  });

  test(`IN6 leaving ${way} leaves the page it came from, and the session is over`, async ({ page, server }) => {
    await noteWithWords(page, server, way);
    const { window, note } = await openSmall(page, way);
    await story(note).click();
    await shiftThreeTimes(window);
    await expect.poll(() => window.isClosed()).toBe(true);
    await expect(page).toHaveURL(/\/away$/);
    await expect.poll(() => statusOf(page.context(), server)).toBe(401);
  });
}

for (const way of ["on top", "a window of its own"] as const) {
  test(`IN6 leaving the page leaves the small window as well, ${way}`, async ({ page, server }) => {
    await noteWithWords(page, server, way);
    const { window } = await openSmall(page, way);
    await page.getByRole("button", { name: "Leave now" }).click();
    await expect.poll(() => window.isClosed()).toBe(true);
    await expect(page).toHaveURL(/\/away$/);
    await expect.poll(() => statusOf(page.context(), server)).toBe(401);
  });

  test(`IN6 Cover in either covers both, each is lifted by itself, ${way}`, async ({ page, server }) => {
    await noteWithWords(page, server, way);
    const { window, note } = await openSmall(page, way);
    await note.getByRole("button", { name: "Cover" }).click();
    await expect(cover(note)).toBeVisible();
    await expect(cover(page)).toBeVisible();
    await cover(page).click();
    await expect(cover(page)).toHaveCount(0);
    await expect(cover(note)).toBeVisible();
    await cover(note).click();
    await expect(cover(note)).toHaveCount(0);
    await page.getByRole("button", { name: "Cover" }).click();
    await expect(cover(note)).toBeVisible();
    // Closed by hand, nothing of it comes out from behind the cover of the page.
    await window.close();
    await expect.poll(() => page.locator(".sheet.story").textContent()).toContain(SECRET);
    await expect(cover(page)).toBeVisible();
  });

  test(`IN6 a small window that is closed by hand brings the note back, ${way}`, async ({ page, server }) => {
    await noteWithWords(page, server, way);
    const { window } = await openSmall(page, way);
    await window.close();
    await expect(editor(page, "story")).toContainText(SECRET);
  });
}

test("IN6 what would be lost keeps the small window open, and the page says why", async ({ page, server }) => {
  await noteWithWords(page, server);
  const { window, note } = await openSmall(page);
  await note.locator(".story").getByRole("button", { name: "Write something only you can see" }).click();
  await note.getByRole("textbox", { name: "Not shared yet" }).fill("only for me");
  await bringBack(page).click();
  await expect(page.getByRole("alert")).toContainText("Please look there first.");
  expect(window.isClosed()).toBe(false);
  await inEveryLook(page, "small-window-opener");
});

test("IN6 finishing in the small window ends it, and the page it came from says so", async ({ page, server }) => {
  await noteWithWords(page, server);
  const { window, note } = await openSmall(page);
  await note.getByRole("button", { name: "More", exact: true }).click();
  await note.getByRole("button", { name: "Finish" }).click();
  await note.getByRole("button", { name: "Just finish" }).click();
  await expect(page.getByRole("heading", { name: "You have left." })).toBeVisible();
  await expect.poll(() => window.isClosed()).toBe(true);
  await expect.poll(() => statusOf(page.context(), server)).toBe(401);
  await expectNoFindings(page);
});
