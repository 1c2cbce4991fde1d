import { clickInto, editor, expectSame, press, shownAuthors, twoPeople } from "../support/people.ts";
import { expect, test } from "../support/test.ts";

test("AU9: Sam writes where Dr Ali pressed Enter; Dr Ali undoes: Sam's words stay in their line, and Dr Ali reads why", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await editor(ali, "story").click();
  await ali.keyboard.type("HOW WAS IT?SAY MORE");
  // Away from the last letter, so that Enter is an event of its own however fast it comes.
  await press(ali, "ArrowLeft", "SAY MORE".length);
  await press(ali, "Enter");
  await expect(editor(sam, "story").locator("p").nth(1)).toHaveText("SAY MORE");
  await clickInto(sam, editor(sam, "story").locator("p").nth(1));
  await press(sam, "Home");
  await sam.keyboard.type("it was a long week. ");
  await expect(editor(ali, "story")).toContainText("long week");
  await ali.keyboard.press("Control+z");
  const why = "Sam has written here since. Their words stay, so this could not be undone.";
  await expect(ali.getByRole("status").filter({ hasText: why })).toBeAttached();
  await expect(ali.locator(".writing-notice")).toHaveText(why);
  for (const page of [ali, sam]) {
    expect(await shownAuthors(page, "story")).toEqual([
      [["navy", "HOW WAS IT?"]],
      [
        ["rust", "it was a long week. "],
        ["navy", "SAY MORE"],
      ],
    ]);
  }
  // It goes by itself with the next letter, or by its button.
  await press(ali, "Control+Home");
  await ali.keyboard.type("SO: ");
  await expect(ali.locator(".writing-notice")).toHaveCount(0);
  await expectSame(ali, sam);
});

test("AU9: of words put in at once, with Sam's in their middle by now, only Dr Ali's go, and the notice says so until it is closed", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await editor(ali, "story").click();
  await ali.evaluate(() => document.execCommand("insertText", false, "BEFOREAFTER"));
  await expect(editor(sam, "story")).toContainText("BEFOREAFTER");
  await editor(sam, "story").click();
  await press(sam, "Control+Home");
  await press(sam, "ArrowRight", 6);
  await sam.keyboard.type("mine");
  await expect(editor(ali, "story")).toContainText("BEFOREmineAFTER");
  await ali.keyboard.press("Control+z");
  await expect(ali.locator(".writing-notice")).toContainText("Sam has written here since. Their words stay.");
  await ali.getByRole("button", { name: "Close" }).click();
  await expect(ali.locator(".writing-notice")).toHaveCount(0);
  expect((await shownAuthors(sam, "story")).flat()).toEqual([["rust", "mine"]]);
});
