import type { Browser, Locator, Page } from "@playwright/test";
import { expectNoFindings } from "../support/accessible.ts";
import { inEveryLook } from "../support/every-look.ts";
import { editor, expectSaved, join, shownAuthors, twoPeople } from "../support/people.ts";
import type { Server } from "../support/server.ts";
import { expect, test } from "../support/test.ts";

/** Opens the people dialog by the chips. */
async function openPeople(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: /^Who is here/ }).click();
  const dialog = page.getByRole("dialog", { name: "People in this note" });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Sam makes an invitation for a peer worker, and has its three doors open. */
async function makeInvitation(sam: Page, name: string, isAsked = false): Promise<Locator> {
  await sam.getByRole("button", { name: "Invite", exact: true }).click();
  const dialog = sam.getByRole("dialog");
  await dialog.getByText("A peer worker").click();
  await dialog.getByRole("textbox", { name: "What are they called?" }).fill(name);
  if (isAsked) await dialog.getByText("Ask me before they come in by the link").click();
  await dialog.getByRole("button", { name: "Make the invitation" }).click();
  await expect(dialog.getByRole("textbox", { name: "The link" })).toBeVisible();
  return dialog;
}

/** The same, closed again; answers link and code. */
async function invitePeer(sam: Page, name: string, isAsked = false): Promise<{ link: string; code: string }> {
  const dialog = await makeInvitation(sam, name, isAsked);
  const link = await dialog.getByRole("textbox", { name: "The link" }).inputValue();
  const code = await dialog.getByText(/^[2-9A-Z]{3}-[2-9A-Z]{3}$/).innerText();
  await sam.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  return { link, code };
}

/** Dr Ali, Sam, and Jo, whom Sam invited. */
async function three(browser: Browser, server: Server): Promise<{ ali: Page; sam: Page; jo: Page }> {
  const { ali, sam } = await twoPeople(browser, server);
  const { link } = await invitePeer(sam, "Jo");
  const jo = await (await browser.newContext()).newPage();
  await jo.clock.install();
  await join(jo, link);
  return { ali, sam, jo };
}

test("IN3 IN4 the person takes somebody out who is typing: it stops within 2 s and says by whom; their words stay", async ({
  browser,
  server,
}) => {
  // It stops three times to look at the page in every look.
  test.slow();
  const { ali, sam, jo } = await three(browser, server);
  await editor(jo, "story").click();
  await jo.keyboard.type("i can come along");
  await expectSaved(jo);
  const others = await openPeople(ali);
  await expect(others.getByRole("button", { name: /^Take/ })).toHaveCount(0);
  await expect(others.getByText("It is Sam’s note, so only Sam can take somebody out.")).toBeVisible();
  await ali.keyboard.press("Escape");
  const dialog = await openPeople(sam);
  await inEveryLook(sam, "people-dialog");
  await dialog.getByRole("button", { name: "Take out: Jo" }).click();
  await expect(dialog.getByText("The words Jo wrote stay.")).toBeVisible();
  await inEveryLook(sam, "people-taking-out");
  await jo.keyboard.type(" on mon");
  await dialog.getByRole("button", { name: "Take Jo out" }).click();
  await expect(jo.getByRole("heading", { name: "Sam has taken you out of this note" })).toBeVisible({ timeout: 2_000 });
  await expect(jo.getByText("i can come along")).toHaveCount(0);
  await inEveryLook(jo, "people-taken-out");
  await expect(dialog.getByText("Not in the note any more: Jo.")).toBeVisible();
  await sam.keyboard.press("Escape");
  for (const page of [ali, sam]) {
    await expect(editor(page, "story")).toContainText("i can come along");
    await expect(page.getByRole("heading", { level: 1 })).not.toContainText("Jo");
    await expect(page.getByText("Only Sam and Dr Ali can see this.")).toBeVisible();
  }
  await jo.goBack();
  await expect(jo.getByText("i can come along")).toHaveCount(0);
});

test("IN3 words that were not sent when somebody was taken out are there to be copied, and only those", async ({
  browser,
  server,
}) => {
  const { ali, sam, jo } = await three(browser, server);
  await editor(jo, "story").click();
  await jo.keyboard.type("sent in time. ");
  await expectSaved(jo);
  await expect(editor(ali, "story")).toContainText("sent in time.");
  const dialog = await openPeople(sam);
  await dialog.getByRole("button", { name: "Take out: Jo" }).click();
  // A tunnel: what Jo writes now has nowhere to go, and Jo is out when it ends.
  await jo.context().setOffline(true);
  await jo.clock.fastForward(60_000);
  await expect(jo.getByText("No connection").filter({ visible: true }).first()).toBeVisible();
  await jo.keyboard.type("written in the tunnel");
  await dialog.getByRole("button", { name: "Take Jo out" }).click();
  await expect(dialog.getByText("Not in the note any more: Jo.")).toBeVisible();
  await jo.context().setOffline(false);
  await expect(jo.getByRole("heading", { name: "You are not in this note any more" })).toBeVisible();
  await expect(jo.getByText("written in the tunnel")).toBeVisible();
  await expect(jo.getByText("sent in time.")).toHaveCount(0);
  await jo.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await jo.getByRole("button", { name: "Copy my words" }).click();
  await expect(jo.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await jo.evaluate(() => navigator.clipboard.readText())).toBe("written in the tunnel");
});

test("IN4 everybody says what they are called and how they look; the person may have the look of who is not here", async ({
  browser,
  server,
}) => {
  const { ali, sam, jo } = await three(browser, server);
  await editor(sam, "story").click();
  await sam.keyboard.type("since the move");
  const own = await openPeople(jo);
  await own.getByRole("button", { name: "Change your name or look" }).click();
  await own.getByRole("textbox", { name: "What else should stand beside your name?" }).fill("been there myself");
  await expect(own.getByRole("radio", { name: "Blue, a line: Dr Ali has this one" })).toBeDisabled();
  await expectNoFindings(jo);
  await own.getByRole("radio", { name: "Purple, two lines" }).check({ force: true });
  await own.getByRole("button", { name: "Keep it so" }).click();
  await expect(own.getByText("been there myself")).toBeVisible();
  await jo.goto(`${server.origin}/notes`);

  const dialog = await openPeople(sam);
  await expect(dialog.getByText("been there myself")).toBeVisible();
  await expect(dialog.getByText("not here now")).toBeVisible();
  await dialog.getByText("Last opened it").last().click();
  await expect(dialog.getByText("came by a link from Sam")).toBeVisible();
  await dialog.getByRole("button", { name: "Change your name or look" }).click();
  await dialog.getByRole("radio", { name: "Purple, two lines" }).check({ force: true });
  await expect(dialog.getByText("Jo had this one and gets yours.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "What do you like to be called?" }).fill("Sammy");
  await dialog.getByRole("button", { name: "Keep it so" }).click();
  await expect(ali.getByRole("heading", { level: 1 })).toContainText("Sammy");
  await expect
    .poll(async () => (await shownAuthors(ali, "story")).flat().find(([, words]) => words.includes("since the move")))
    .toEqual(["purple", "since the move"]);
});

test("IN2 several wait at once, by code and by a link that asks; each is answered, and an invitation is taken back", async ({
  browser,
  server,
}) => {
  test.slow();
  const { ali, sam } = await twoPeople(browser, server);
  const byCode = await invitePeer(sam, "Jo");
  const byLink = await invitePeer(sam, "Max", true);
  const doors = await makeInvitation(sam, "Kim");
  const unused = await doors.getByRole("textbox", { name: "The link" }).inputValue();
  await inEveryLook(sam, "people-three-doors");
  await sam.keyboard.press("Escape");
  const jo = await (await browser.newContext()).newPage();
  await jo.goto(`${server.origin}/join`);
  await jo.getByRole("textbox").fill(byCode.code);
  await jo.keyboard.press("Enter");
  await jo.getByRole("button", { name: "Join" }).click();
  const max = await (await browser.newContext()).newPage();
  await max.goto(byLink.link);
  await expect(max.getByText("Then Sam lets you in.")).toBeVisible();
  await max.getByRole("button", { name: "Join" }).click();
  await expect(max.getByText("Sam sees that you are here.")).toBeVisible();

  await editor(sam, "story").click();
  await sam.keyboard.type("wait");
  const door = sam.getByRole("region", { name: "At the door" });
  await expect(door.getByRole("group")).toHaveCount(2);
  await sam.keyboard.type(" a moment");
  await expect(editor(sam, "story")).toContainText("wait a moment");
  await inEveryLook(sam, "people-at-the-door");
  // Whom Sam invited is not Dr Ali's to let in.
  await expect(ali.getByRole("region", { name: "At the door" })).toHaveCount(0);
  await door.getByRole("group", { name: /^Max/ }).getByRole("button", { name: "Not now" }).click();
  await expect(max.getByRole("heading", { name: "The door stayed closed this time" })).toBeVisible();
  await door.getByRole("group", { name: /^Jo/ }).getByRole("button", { name: "Let in" }).press("Enter");
  await expect(editor(jo, "story")).toBeVisible();
  await expect(door).toBeHidden();
  // The card is gone, and the keyboard is where it was.
  await expect(editor(sam, "story")).toBeFocused();

  await sam.getByRole("button", { name: "Invite", exact: true }).click();
  await sam.getByRole("button", { name: "Take back the invitation for Kim" }).click();
  await expect(sam.getByText("Invitations that are still open")).toBeHidden();
  const kim = await (await browser.newContext()).newPage();
  await kim.goto(unused);
  await expect(kim.getByRole("alert")).toContainText("taken back");
});
