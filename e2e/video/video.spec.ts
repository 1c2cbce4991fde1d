import { type Browser, devices, type Page } from "@playwright/test";
import { expectNoFindings } from "../support/accessible.ts";
import { atSize, inEveryLook } from "../support/every-look.ts";
import { editor, expectEveryLetterRight, expectSaved, shownAuthors, signIn, startNote } from "../support/people.ts";
import type { Server } from "../support/server.ts";
import { expect, test } from "../support/test.ts";

/** A small phone beside the call. */
const PHONE = { ...devices["Galaxy S9+"], viewport: { width: 360, height: 640 } };

/** The story says the same, by the same, on both. */
const expectSameStory = async (one: Page, other: Page): Promise<void> =>
  expect
    .poll(async () => JSON.stringify(await shownAuthors(one, "story")))
    .toBe(JSON.stringify(await shownAuthors(other, "story")));

/** Dr Ali makes an invitation at the desk and reads its code out. */
async function readOut(ali: Page): Promise<string> {
  await ali.getByRole("button", { name: "Invite", exact: true }).click();
  const dialog = ali.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "What are they called?" }).fill("Sam");
  await dialog.getByRole("button", { name: "Make the invitation" }).click();
  const code = dialog.getByText(/^[2-9A-Z]{3}-[2-9A-Z]{3}$/);
  await expect(dialog.getByText("15 minutes left")).toBeVisible();
  return code.innerText();
}

/** Dr Ali at the desk, Sam with a phone, the code read out. */
async function call(browser: Browser, page: Page, server: Server): Promise<{ sam: Page; code: string }> {
  await signIn(page, server);
  await startNote(page);
  const sam = await (await browser.newContext(PHONE)).newPage();
  await sam.clock.install();
  return { sam, code: await readOut(page) };
}

/** By touch alone, as heard: small letters, no dash. */
async function typeCode(sam: Page, code: string): Promise<void> {
  await sam.getByRole("textbox", { name: "The code you were told" }).tap();
  await sam.keyboard.type(code.replace("-", "").toLowerCase());
  await expect(sam.getByRole("textbox")).toHaveValue(code);
  await sam.getByRole("button", { name: "Go on" }).tap();
  await expect(sam.getByRole("textbox", { name: "What do you like to be called?" })).toHaveValue("Sam");
}

test("IN2 SV1 by a spoken code on a phone: in, a tunnel, the cover, sleep, and nothing is lost", async ({
  browser,
  page: ali,
  server,
}) => {
  // It stops six times to look at the page in every look.
  test.slow();
  const { sam, code } = await call(browser, ali, server);
  /** what looking takes is not Sam's time */
  let aside = 0;
  const stop = async (page: Page, at: string): Promise<void> => {
    const began = performance.now();
    await inEveryLook(page, `video-${at}`);
    aside += performance.now() - began;
  };
  const opened = performance.now();
  await sam.goto(`${server.origin}/join`);
  await expect(sam.getByRole("button", { name: "Go on" })).toBeVisible();
  await stop(sam, "code-door");
  await typeCode(sam, code);
  await stop(sam, "joining");
  await sam.getByRole("button", { name: "Join" }).tap();
  await expect(sam.getByText("Dr Ali sees that you are here.")).toBeVisible();
  const dialog = ali.getByRole("dialog");
  await expect(dialog.getByText("Sam (by code) would like to come in.")).toHaveCount(1);
  await stop(sam, "waiting");
  await stop(ali, "at-the-door");
  await dialog.getByRole("button", { name: "Let in" }).click();
  await expect(dialog).toBeHidden();
  await editor(sam, "story").tap();
  await sam.keyboard.type("it began ");
  await expect(editor(ali, "story")).toContainText("it began");
  const took = (performance.now() - opened - aside) / 1000;
  console.log(`from opening the page to the first word on the other screen: ${took.toFixed(1)} s`);
  await stop(sam, "writing");
  await atSize(sam, "video-writing", "on-its-side", { width: 640, height: 360 });
  await atSize(sam, "video-writing", "small-window", { width: 380, height: 720 });

  // A tunnel: a minute in which nothing comes through (the browser leaves the open line as it is), while both write on.
  await sam.context().setOffline(true);
  await sam.clock.fastForward(60_000);
  await expect(sam.getByText("No connection").filter({ visible: true }).first()).toBeVisible();
  await sam.keyboard.type("with the move ");
  await expectNoFindings(sam);
  await sam.clock.fastForward(60_000);
  await sam.keyboard.type("in may ");
  await editor(ali, "story").click();
  await ali.keyboard.press("Control+Home");
  await ali.keyboard.type("WHEN DID IT BEGIN? ");
  await expectSaved(ali);
  await expect(editor(sam, "story")).not.toContainText("WHEN");
  await expect(editor(ali, "story")).not.toContainText("with the move");
  await sam.context().setOffline(false);
  await expect(editor(ali, "story")).toContainText("it began with the move in may");
  await expectSaved(sam);
  await expectSameStory(sam, ali);

  // Somebody comes into the room.
  await sam.getByRole("button", { name: "Cover" }).tap();
  const cover = sam.getByRole("button", { name: "Tap, or press a key, to go on." });
  await expect(cover).toBeVisible();
  await stop(sam, "cover");
  await ali.keyboard.type("AND THEN? ");
  await cover.tap();
  await expect(cover).toBeHidden();
  await expect(editor(sam, "story")).toContainText("AND THEN?");

  // The phone sleeps, with a word just written, and wakes.
  await editor(sam, "story").tap();
  await sam.keyboard.press("Control+End");
  await sam.keyboard.type("and then i could not sleep ");
  const phone = await sam.context().newCDPSession(sam);
  await phone.send("Page.setWebLifecycleState", { state: "frozen" });
  await ali.keyboard.type("TELL ME MORE. ");
  await expectSaved(ali);
  await phone.send("Page.setWebLifecycleState", { state: "active" });
  await expect(editor(sam, "story")).toContainText("TELL ME MORE.");
  await expect(editor(ali, "story")).toContainText("and then i could not sleep");
  await expectSaved(sam);
  await expectSameStory(sam, ali);
  for (const each of [sam, ali]) {
    await expectEveryLetterRight(each);
    await expectNoFindings(each);
  }
});

test("IN2 the wait at the door outlives a reload and sleep, and says when nobody sees it", async ({
  browser,
  page: ali,
  server,
}) => {
  const { sam, code } = await call(browser, ali, server);
  await sam.goto(`${server.origin}/join`);
  await typeCode(sam, code);
  await sam.getByRole("button", { name: "Join" }).tap();
  await expect(sam.getByText("Dr Ali sees that you are here.")).toBeVisible();
  await sam.reload();
  await expect(sam.getByText("Dr Ali sees that you are here.")).toBeVisible();
  const note = ali.url();
  await ali.goto(`${server.origin}/notes`);
  await expect(sam.getByText("Dr Ali does not have the note open just now.")).toBeVisible();
  const phone = await sam.context().newCDPSession(sam);
  await phone.send("Page.setWebLifecycleState", { state: "frozen" });
  await ali.goto(note);
  const door = ali.getByRole("region", { name: "At the door" });
  await expect(door.getByText("Sam (by code) would like to come in.")).toBeVisible();
  // It came by itself, and takes nobody's caret away.
  expect(await door.evaluate((card) => card.contains(document.activeElement))).toBe(false);
  await door.getByRole("button", { name: "Let in" }).click();
  await expect(door).toBeHidden();
  await phone.send("Page.setWebLifecycleState", { state: "active" });
  await expect(editor(sam, "story")).toBeVisible();
});

test("IN2 a code that is wrong says how many tries are left, and who is not let in is told kindly", async ({
  browser,
  page: ali,
  server,
}) => {
  const { sam, code } = await call(browser, ali, server);
  await sam.goto(`${server.origin}/join`);
  const field = sam.getByRole("textbox", { name: "The code you were told" });
  await field.tap();
  await sam.keyboard.type("bo");
  await expect(sam.getByText("Our codes never have O. Is it Q?")).toBeVisible();
  await expect(field).toHaveValue("B");
  await field.fill("222222");
  await expect(field).toHaveValue("222-222");
  await sam.keyboard.press("Enter");
  await expect(sam.getByRole("alert")).toContainText("You have 4 more tries.");
  await field.fill("");
  await typeCode(sam, code);
  await sam.getByRole("button", { name: "Join" }).tap();
  await expect(sam.getByText("Dr Ali sees that you are here.")).toBeVisible();
  await ali.getByRole("dialog").getByRole("button", { name: "Not now" }).click();
  await expect(sam.getByRole("heading", { name: "The door stayed closed this time" })).toBeVisible();
  await expectNoFindings(sam);
  await sam.getByRole("button", { name: "I have a new code" }).tap();
  await expect(field).toHaveValue("");
});
