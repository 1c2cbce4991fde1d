import { gzipSync } from "node:zlib";
import { expectNoFindings } from "../support/accessible.ts";
import { begin, editor, expectSaved, invite, join } from "../support/people.ts";
import { more, pressNumbers, typeNumbers, voice } from "../support/shared-screen.ts";
import { expect, test } from "../support/test.ts";

test("IN2: who is invited sees who asks, can change the name, and is in with one press", async ({
  browser,
  page,
  server,
}) => {
  await begin(page, server);
  const link = await invite(page, "Sam");
  expect(new URL(link).hash.length).toBeGreaterThan(40);
  const guest = await (await browser.newContext()).newPage();
  await guest.goto(link);
  await expect(guest.getByRole("heading", { level: 1 })).toContainText("Dr Ali");
  const name = guest.getByRole("textbox", { name: "What do you like to be called?" });
  await expect(name).toHaveValue("Sam");
  await name.fill("Sammy");
  await guest.getByRole("button", { name: "Join" }).click();
  await expect(editor(guest, "story")).toBeVisible();
  // The secret is gone from the address, and the other side reads the name at once.
  expect(guest.url()).not.toContain("#");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Sammy");
  await expect(page.getByText("Only Sammy and Dr Ali can see this.")).toBeVisible();
});

test("IN2: all six looks stand on the form with their names, one that is taken can't be chosen, and Join is in sight on a phone", async ({
  browser,
  page,
  server,
}) => {
  await begin(page, server);
  const link = await invite(page, "Sam");
  const guest = await (await browser.newContext({ viewport: { width: 360, height: 640 } })).newPage();
  await guest.goto(link);
  const looks = guest.getByRole("radio");
  await expect(looks).toHaveCount(6);
  await expect(guest.getByRole("radio", { name: /Somebody in the note has this one/ })).toBeDisabled();
  for (const look of await looks.all()) expect((await look.boundingBox())?.height).toBeGreaterThanOrEqual(40);
  await guest.getByRole("radio", { checked: true }).focus();
  await guest.keyboard.press("ArrowRight");
  const chosen = guest.getByRole("radio", { checked: true });
  await expect(chosen).toBeFocused();
  const name = (await chosen.getAttribute("aria-label")) ?? "no name";
  await expect(guest.locator(".look-field p")).toHaveText(name);
  await expect(guest.getByRole("button", { name: "Join" })).toBeInViewport({ ratio: 1 });
  await expectNoFindings(guest);
  await guest.getByRole("button", { name: "Join" }).click();
  await expect(editor(guest, "story")).toBeVisible();
});

test("IN9: the numbers that somebody chooses on their own phone seat them at another's screen", async ({
  browser,
  page,
  server,
}) => {
  await begin(page, server);
  const sam = await (await browser.newContext({ viewport: { width: 360, height: 640 } })).newPage();
  await join(sam, await invite(page, "Sam"));
  await more(sam, "My four numbers");
  const dialog = sam.getByRole("dialog", { name: "My four numbers" });
  await expectNoFindings(sam);
  await pressNumbers(sam, "2580");
  await expect(dialog.getByText("The same four numbers once more")).toBeVisible();
  await pressNumbers(sam, "1111");
  await expect(dialog.getByRole("alert")).toContainText("These were not the same.");
  await pressNumbers(sam, "2580");
  await pressNumbers(sam, "2580");
  await dialog.getByRole("button", { name: "Keep these numbers" }).click();
  await expect(dialog).toBeHidden();
  await more(page, "Sam is here with me");
  await typeNumbers(page, "2580");
  await expect(voice(page, "Sam")).toBeVisible();
});

test("IN2: a used, an unknown and a foreign link each say what to do", async ({ browser, page, server }) => {
  await begin(page, server);
  const link = await invite(page);
  await join(await (await browser.newContext()).newPage(), link);
  const late = await (await browser.newContext()).newPage();
  await late.goto(link);
  await expect(late.getByRole("alert")).toContainText("used");
  await late.goto(`${server.origin}/join#${"x".repeat(43)}`);
  await expect(late.getByRole("alert")).not.toBeEmpty();
  await late.goto(server.link);
  await late.getByRole("textbox").fill("Somebody");
  await late.getByRole("button", { name: "Come in" }).click();
  await expect(late.getByRole("alert")).toContainText("used");
});

test("a note that is not yours, or is none, is refused in the same words", async ({ browser, page, server }) => {
  await begin(page, server);
  const address = page.url();
  const words: string[] = [];
  for (const url of [address.split("?")[0] ?? "", `${server.origin}/notes/${"z".repeat(22)}`]) {
    const stranger = await (await browser.newContext()).newPage();
    await stranger.goto(url);
    const heading = stranger.getByRole("heading", { level: 1 });
    await expect(heading).toHaveText("This note does not open");
    await expect(editor(stranger, "story")).toHaveCount(0);
    words.push(await stranger.locator("main").innerText());
  }
  expect(words[0]).toBe(words[1]);
});

test("finishing ends the session on the server, and Back shows nothing", async ({ page, server }) => {
  await begin(page, server);
  await editor(page, "story").click();
  await page.keyboard.type("private");
  await expectSaved(page);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("button", { name: "Finish" }).click();
  await page.getByRole("button", { name: "Just finish" }).click();
  await expect(page).toHaveURL(/\/left$/);
  await page.goBack();
  await expect(page.getByText("private")).toHaveCount(0);
  expect((await page.request.get(`${server.origin}/api/notes`)).status()).toBe(401);
});

test("the join form shows before the editor's code has come, and all that a guest must load is at most 296 KB", async ({
  browser,
  page,
  server,
}) => {
  await begin(page, server);
  const link = await invite(page);
  const guest = await (await browser.newContext()).newPage();
  const sizes = new Map<string, number>();
  guest.on("response", async (response) => {
    // The outbox is fetched when the note is there already: nobody waits for it, and the test may be over before it has come.
    if (!response.url().endsWith(".js") || response.url().includes("/device-outbox-")) return;
    // What has not come when the test is over, nobody waited for either.
    const body = await response.body().catch(() => undefined);
    if (body) sizes.set(response.url(), gzipSync(body).length);
  });
  // The biggest script is the editor: it is held back until the form has been seen.
  let release = (): void => {};
  const seen = new Promise<void>((resolve) => {
    release = resolve;
  });
  let held = false;
  await guest.route(/\/writing-.*\.js$/, async (route) => {
    held = true;
    await seen;
    await route.continue();
  });
  await guest.goto(link);
  await expect(guest.getByRole("button", { name: "Join" })).toBeVisible();
  await expect(guest.getByRole("textbox")).toHaveValue("Sam");
  await expect.poll(() => held).toBe(true);
  release();
  await guest.getByRole("button", { name: "Join" }).click();
  await expect(editor(guest, "story")).toBeVisible();
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  console.log(`a guest loads ${Math.round(total / 1000)} KB of JavaScript, gzipped`);
  expect(total).toBeGreaterThan(100_000);
  const biggest = [...sizes].toSorted(([, a], [, b]) => b - a).map(([url, size]) => `${url.split("/").at(-1)} ${size}`);
  expect(total, biggest.join("\n")).toBeLessThanOrEqual(296_000);
});
