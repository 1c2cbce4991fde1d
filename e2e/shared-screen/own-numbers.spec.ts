import { expectNoFindings } from "../support/accessible.ts";
import { editor, expectSaved, ownBrowser, ownPhone, shownAuthors } from "../support/people.ts";
import { beginTogether, squareForPhone, typeNumbers, writeLine } from "../support/shared-screen.ts";
import { expect, test } from "../support/test.ts";

test("IN7 Sam goes on with a phone: the square, four numbers, in; wrong ones don't use the square up", async ({
  browser,
  page,
  server,
}) => {
  await beginTogether(page, server);
  await writeLine(page, "it started again after the move.");
  await expectSaved(page);
  const link = await squareForPhone(page);
  const dialog = page.getByRole("dialog", { name: "Sam, go on with your own phone" });
  await expect(dialog.getByRole("img", { name: "A square to scan with a camera" })).toBeVisible();
  await expectNoFindings(page);
  const phone = await ownPhone(browser);
  await phone.goto(link);
  await expect(phone.getByRole("heading", { name: "Open your note on this device" })).toBeVisible();
  await typeNumbers(phone, "1111");
  await expect(phone.getByText("These are not the four numbers. Try again.")).toBeVisible();
  await expectNoFindings(phone);
  await typeNumbers(phone, "2580");
  await expect(editor(phone, "story")).toContainText("it started again after the move.");
  await dialog.getByRole("button", { name: "No, only on my phone" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "I am leaving now" }).click();
  await editor(phone, "story").click();
  await phone.keyboard.press("Control+End");
  await phone.keyboard.type("and since may");
  await expect.poll(async () => (await shownAuthors(page, "story")).flat()).toContainEqual(["rust", "and since may"]);
});

test("IN7 IN9 who doesn't know the numbers waits at the door, and a yes at the shared page takes them too", async ({
  browser,
  page,
  server,
}) => {
  await beginTogether(page, server);
  const link = await squareForPhone(page);
  await page.keyboard.press("Escape");
  const phone = await ownPhone(browser);
  await phone.goto(link);
  await phone.getByRole("button", { name: "I don’t know them" }).click();
  await expect(phone.getByRole("heading", { name: "You are at the door" })).toBeVisible();
  await expectNoFindings(phone);
  // Sam sits at Dr Ali's page: there a yes takes the numbers too.
  const door = page.getByRole("region", { name: "At the door" });
  await door.getByRole("button", { name: "Let in" }).click();
  await typeNumbers(page, "1111");
  await expect(door.getByText("These are not the four numbers. Try again.")).toBeVisible();
  await expectNoFindings(page);
  await typeNumbers(page, "2580");
  await expect(editor(phone, "story")).toBeVisible();
});

test("IN9 on a shared page Sam renames themselves, invites, lets in and takes out, each time with Sam's four numbers", async ({
  browser,
  page,
  server,
}) => {
  test.setTimeout(120_000);
  await beginTogether(page, server);
  const people = page.getByRole("dialog", { name: "People in this note" });
  await page.getByRole("button", { name: /^Who is here/ }).click();
  await test.step("another name", async () => {
    await people.getByRole("button", { name: "Change name or look: Sam" }).click();
    await people.getByRole("textbox", { name: "What do you like to be called?" }).fill("Sammy");
    await people.getByRole("button", { name: "Keep it so" }).click();
    await typeNumbers(page, "1111");
    await expect(people.getByText("These are not the four numbers. Try again.")).toBeVisible();
    await expectNoFindings(page);
    await people.getByRole("button", { name: "Back", exact: true }).click();
    // What was typed is still there.
    await expect(people.getByRole("textbox", { name: "What do you like to be called?" })).toHaveValue("Sammy");
    await people.getByRole("button", { name: "Keep it so" }).click();
    await typeNumbers(page, "2580");
    await expect(people.getByRole("button", { name: "Change name or look: Sammy" })).toBeVisible();
  });
  const invite = page.getByRole("dialog", { name: "Invite somebody to write with you" });
  const jo = await ownBrowser(browser);
  await test.step("Jo is invited", async () => {
    await people.getByRole("button", { name: "Invite somebody" }).click();
    await invite.getByText("A peer worker").click();
    await invite.getByRole("textbox", { name: "What are they called?" }).fill("Jo");
    await expectNoFindings(page);
    await invite.getByRole("button", { name: "Make the invitation" }).click();
    await typeNumbers(page, "2580");
    const code = await invite.getByText(/^[2-9A-Z]{3}-[2-9A-Z]{3}$/).innerText();
    await jo.goto(`${server.origin}/join`);
    await jo.getByRole("textbox").fill(code);
    await jo.keyboard.press("Enter");
    await jo.getByRole("button", { name: "Join" }).click();
  });
  await test.step("Jo is let in", async () => {
    await invite.getByRole("button", { name: "Let in" }).click();
    await typeNumbers(page, "2580");
    await expect(editor(jo, "story")).toBeVisible();
    await expect(invite).toBeHidden();
  });
  await test.step("Jo is taken out", async () => {
    await page.getByRole("button", { name: /^Who is here/ }).click();
    await people.getByRole("button", { name: "Take out: Jo" }).click();
    await people.getByRole("button", { name: "Take Jo out" }).click();
    await typeNumbers(page, "2580");
    await expect(people.getByText("Not in the note any more: Jo.")).toBeVisible();
    await expect(jo.getByRole("heading", { name: /has taken you out of this note/ })).toBeVisible();
  });
});
