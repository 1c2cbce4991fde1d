import type { Page } from "@playwright/test";
import { editor, expectSaved, press, signIn, startNote, twoPeople, wordsIn } from "../support/people.ts";
import { Server } from "../support/server.ts";
import { expect, test } from "../support/test.ts";

const SECRET = "what nobody else should read";
const TITLE = "Time and date";

/** Dr Ali's own note with words in it, saved. */
async function noteWithWords(page: Page, server: Server): Promise<void> {
  await signIn(page, server);
  await startNote(page);
  await editor(page, "story").click();
  await page.keyboard.type(SECRET);
  await expectSaved(page);
}

const lift = (page: Page) => page.getByRole("button", { name: /to go on/ });

const statusOf = async (page: Page, server: Server): Promise<number> =>
  (await page.request.get(`${server.origin}/api/notes`)).status();

/** Another tab of the same browser. */
async function openBeside(page: Page, address: string): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(address);
  return tab;
}

/** What a screen reader finds of the page: the browser's own tree. */
async function spoken(page: Page): Promise<string> {
  const protocol = await page.context().newCDPSession(page);
  const { nodes } = await protocol.send("Accessibility.getFullAXTree");
  await protocol.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ name }) => String(name?.value ?? ""))
    .join("\n");
}

test("IN6: Cover hides the words from eyes, keyboard, screen reader and title; a tap lifts it", async ({
  page,
  server,
}) => {
  await noteWithWords(page, server);
  expect(await spoken(page)).toContain(SECRET);
  await page.getByRole("button", { name: "Cover" }).click();
  await expect(lift(page)).toBeFocused();
  expect(await spoken(page)).not.toContain(SECRET);
  expect(await page.title()).toBe("Page");
  // Not by the blur alone, which may be late.
  const words = page.locator("[data-sheet] .ProseMirror").first();
  await expect(words).toContainText(SECRET);
  await expect(words.locator("p").first()).toHaveCSS("-webkit-text-fill-color", "rgba(0, 0, 0, 0)");
  await lift(page).click();
  await expect(editor(page, "story")).toContainText(SECRET);
  expect(await page.title()).toBe("Notes");
});

test("IN6: a key lifts the cover, gives the caret back, and what was pressed meanwhile is written nowhere", async ({
  page,
  server,
}) => {
  await noteWithWords(page, server);
  // By the keyboard alone, so that the caret's editor has the focus until the last moment.
  await page.getByRole("button", { name: "Cover" }).focus();
  await page.keyboard.press("Enter");
  await expect(lift(page)).toBeFocused();
  await page.keyboard.down("x");
  await page.keyboard.down("x");
  await expect(lift(page)).toBeVisible();
  await page.keyboard.up("x");
  await expect(lift(page)).toHaveCount(0);
  await editor(page, "story").click();
  await press(page, "Control+End");
  await page.keyboard.type("!");
  expect(await wordsIn(page)).toEqual([`${SECRET}!`]);
});

test("IN6: others' words go on arriving behind the cover, and no shortcut reaches the text", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await editor(sam, "story").click();
  await sam.keyboard.type("before");
  await expect(editor(ali, "story")).toContainText("before");
  await ali.getByRole("button", { name: "Cover" }).click();
  await ali.keyboard.press("Control+a");
  await ali.keyboard.press("Control+x");
  await sam.keyboard.type(" and after");
  await expect.poll(() => ali.locator(".sheet.story").textContent()).toContain("before and after");
  expect(await spoken(ali)).not.toContain("before");
  await lift(ali).click();
  await expect(editor(ali, "story")).toContainText("before and after");
});

test("IN6: Leave now is the first stop of Tab; within 200 ms nothing is left, the session is over, and Back shows nothing", async ({
  page,
  server,
}) => {
  await noteWithWords(page, server);
  await page.reload();
  await expect(editor(page, "story")).toContainText(SECRET);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Leave now" })).toBeFocused();
  const gone = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const button = document.querySelector<HTMLElement>(".leave-now");
        const from = performance.now();
        new MutationObserver(() => {
          if (document.body.textContent === "") resolve(performance.now() - from);
        }).observe(document.body, { childList: true, subtree: true });
        button?.click();
      }),
  );
  expect(await gone).toBeLessThan(200);
  await expect(page).toHaveURL(/\/away$/);
  await expect(page).toHaveTitle(TITLE);
  await expect.poll(() => statusOf(page, server)).toBe(401);
  for (let back = 0; back < 3; back++) {
    await page.goBack({ timeout: 2_000 }).catch(() => {});
    await expect(page.locator("body")).not.toContainText(SECRET);
    await expect(page.getByText("Ourwords")).toHaveCount(0);
  }
});

test("IN6: who leaves in one tab has left in all: a list of notes, a note, a page where nobody is signed in", async ({
  page,
  server,
}) => {
  await noteWithWords(page, server);
  const list = await openBeside(page, `${server.origin}/notes`);
  const same = await openBeside(page, page.url());
  const door = await openBeside(page, `${server.origin}/join`);
  await expect(list.getByRole("link")).toHaveCount(1);
  await expect(editor(same, "story")).toContainText(SECRET);
  await page.getByRole("button", { name: "Leave now" }).click();
  for (const tab of [page, list, same, door]) await expect(tab).toHaveURL(/\/away$/);
  await expect.poll(() => statusOf(page, server)).toBe(401);
  await list.goBack({ timeout: 2_000 }).catch(() => {});
  await expect(list).not.toHaveURL(/notes/);
});

test("IN6: signed out in one tab, a list of notes in another has left as well, and a note shows nothing more", async ({
  page,
  server,
}) => {
  await noteWithWords(page, server);
  const list = await openBeside(page, `${server.origin}/notes`);
  const waiting = await openBeside(page, `${server.origin}/notes`);
  await expect(waiting.getByRole("link")).toHaveCount(1);
  await list.getByRole("button", { name: "Sign out" }).click();
  await expect(list).toHaveURL(/\/left$/);
  await expect(waiting).toHaveURL(/\/left$/);
  await expect(page.getByRole("heading", { name: "This note is closed on this device" })).toBeVisible();
  await expect(page.locator("body")).not.toContainText(SECRET);
});

test("IN6: with LEAVE_TO it ends at that site, not before the session is over, and Back shows nothing", async ({
  page,
}) => {
  const site = "https://weather.example.org/today?in=Leeds&units=c";
  const server = await Server.start({ LEAVE_TO: site });
  try {
    const asked: string[] = [];
    await page.route("https://weather.example.org/**", (route) => {
      asked.push(JSON.stringify(route.request().headers()));
      return route.fulfill({ contentType: "text/html", body: "<title>Weather</title>Rain later." });
    });
    await noteWithWords(page, server);
    let isCut = true;
    await page.route("**/api/session", (route) => (isCut ? route.abort() : route.continue()));
    await page.getByRole("button", { name: "Leave now" }).click();
    await expect(page).toHaveTitle(TITLE);
    await expect(page.locator("link[rel=icon]")).toHaveAttribute("href", "data:,");
    expect(asked).toEqual([]);
    isCut = false;
    await expect(page).toHaveURL(site);
    expect(await statusOf(page, server)).toBe(401);
    expect(asked.join()).not.toContain("localhost");
    // The list of notes is what came before.
    await page.goBack({ timeout: 2_000 }).catch(() => {});
    await expect(page).toHaveURL(site);
    await expect(page).toHaveTitle("Weather");
  } finally {
    await page.context().close();
    await server.close();
  }
});

test("IN6: afterwards it says what leaving can't undo", async ({ page, server }) => {
  await noteWithWords(page, server);
  await page.getByRole("button", { name: "Leave now" }).click();
  await page.getByText("About this page").click();
  await expect(page.getByText("list of pages you visited")).toBeVisible();
  await expect(page.getByText("still there for the people it was shared with")).toBeVisible();
});

test("IN6: Shift three times leaves from inside the text, from a dialog and from a covered page; capitals don't", async ({
  browser,
  server,
}) => {
  const page = await (await browser.newContext()).newPage();
  await noteWithWords(page, server);
  const address = page.url();
  await page.keyboard.type("ABC DEF");
  await expect(editor(page, "story")).toContainText("ABC DEF");
  const wayIn = await page.context().storageState();
  for (const place of ["text", "dialog", "cover"] as const) {
    const again = await (await browser.newContext({ storageState: wayIn })).newPage();
    // Only the first may end the session: the others must find it.
    if (place !== "cover") await again.route("**/api/session", (route) => route.abort());
    await again.goto(address);
    await expect(editor(again, "story")).toBeVisible();
    if (place === "text") await editor(again, "story").click();
    if (place === "dialog") {
      await again.getByRole("button", { name: "Invite", exact: true }).click();
      await expect(again.getByRole("dialog")).toBeVisible();
    }
    if (place === "cover") {
      await again.getByRole("button", { name: "Cover" }).click();
      await expect(lift(again)).toBeVisible();
    }
    for (let presses = 0; presses < 3; presses++) await again.keyboard.press("Shift");
    await expect(again).toHaveURL(/\/away$/);
    await again.context().close();
  }
  await expect.poll(() => statusOf(page, server)).toBe(401);
});

test("IN6: without a connection the words are gone as well, and the session ends when there is one again", async ({
  page,
  server,
}) => {
  await noteWithWords(page, server);
  let isCut = true;
  await page.route("**/api/session", (route) => (isCut ? route.abort() : route.continue()));
  await page.getByRole("button", { name: "Leave now" }).click();
  await expect(page).toHaveURL(/\/away$/);
  await expect(page.locator("body")).not.toContainText(SECRET);
  expect(await statusOf(page, server)).toBe(200);
  isCut = false;
  await expect.poll(() => statusOf(page, server)).toBe(401);
});

test("IN6: a page that nobody touches for ten minutes covers itself, says why, and loses nothing", async ({
  page,
  server,
}) => {
  await page.clock.install();
  await noteWithWords(page, server);
  await page.clock.runFor(9 * 60_000 + 50_000);
  await expect(lift(page)).toHaveCount(0);
  await page.clock.runFor(20_000);
  await expect(lift(page)).toContainText("Nobody was here for a while");
  expect(await spoken(page)).not.toContain(SECRET);
  await lift(page).click();
  await expect(editor(page, "story")).toContainText(SECRET);
});
