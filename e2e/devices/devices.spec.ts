import { expectNoFindings } from "../support/accessible.ts";
import { editor, expectSaved, twoPeople } from "../support/people.ts";
import { expect, test } from "../support/test.ts";

test("IN8 a device that Dr Ali let in as Sam is asked about when Sam comes back, and a no ends it within 2 s", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  const note = sam.url();
  await editor(sam, "story").click();
  await sam.keyboard.type("since the move");
  await expectSaved(sam);
  // Sam has no numbers and no page open: the one who invited may let a further device in.
  await sam.goto(`${server.origin}/notes`);
  await ali.getByRole("button", { name: "Invite", exact: true }).click();
  const dialog = ali.getByRole("dialog");
  await dialog.getByRole("button", { name: "Make the invitation" }).click();
  const link = await dialog.getByRole("textbox", { name: "The link" }).inputValue();
  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  await other.getByRole("button", { name: "Join" }).click();
  await dialog.getByRole("button", { name: "Let in" }).click();
  await expect(editor(other, "story")).toContainText("since the move");
  // It can't answer for itself, and is not asked.
  await other.reload();
  await expect(editor(other, "story")).toContainText("since the move");
  await other.getByRole("button", { name: /^Who is here/ }).click();
  await expect(other.getByRole("dialog").getByText("Last opened it").first()).toBeVisible();
  await expect(other.getByText("Was that you?")).toHaveCount(0);
  await other.keyboard.press("Escape");

  await sam.goto(note);
  const asked = sam.getByRole("region", { name: "Let in as you" });
  await expect(asked.getByText("Dr Ali let in another device as you")).toBeVisible();
  await expectNoFindings(sam);
  await asked.getByRole("button", { name: "Later" }).click();
  await expect(asked).toBeHidden();
  // Put off is not answered: the list of people asks on.
  await sam.getByRole("button", { name: /^Who is here/ }).click();
  const people = sam.getByRole("dialog", { name: "People in this note" });
  await expect(people.getByText("Was that you?")).toBeVisible();
  await expectNoFindings(sam);
  await people.getByRole("button", { name: "No, close it there" }).click();
  await expect(other.getByRole("heading", { name: "This note is closed on this device" })).toBeVisible({
    timeout: 2_000,
  });
  await expect(other.getByText("since the move")).toHaveCount(0);
  await expect(people.getByText("Was that you?")).toBeHidden();
  await sam.reload();
  await expect(editor(sam, "story")).toContainText("since the move");
  await sam.getByRole("button", { name: /^Who is here/ }).click();
  await expect(people.getByText("Last opened it").first()).toBeVisible();
  await expect(sam.getByText("Was that you?")).toHaveCount(0);
});
