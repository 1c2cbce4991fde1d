import type { Page } from "@playwright/test";
import { expectNoFindings } from "../support/accessible.ts";
import { inEveryLook } from "../support/every-look.ts";
import { clickInto, editor, expectSame, press, shownAuthors, twoPeople } from "../support/people.ts";
import { expect, test } from "../support/test.ts";

const card = (page: Page) => page.getByRole("dialog", { name: "What “flat” means" });
const explained = (page: Page) => page.locator(".explained");

for (const colorScheme of ["light", "dark"] as const) {
  test(`GT4: each says what a word means, both stay under it, the text is not touched, ${colorScheme}`, async ({
    browser,
    server,
  }) => {
    const { ali, sam } = await twoPeople(browser, server, { colorScheme });
    await editor(sam, "story").click();
    await sam.keyboard.type("it made me flat");
    await expect(editor(ali, "story")).toContainText("it made me flat");
    const before = await shownAuthors(ali, "story");
    // By the key, at the caret, without selecting anything.
    await sam.keyboard.press("Alt+F8");
    await sam.getByRole("textbox", { name: "What it means to you" }).fill("nothing is fun");
    await expectNoFindings(sam);
    await sam.getByRole("button", { name: "Keep it" }).click();
    for (const page of [ali, sam]) await expect(explained(page)).toHaveText("flat");
    await expect(editor(sam, "story")).toBeFocused();
    // By a press on the word.
    await explained(ali).click();
    await expect(card(ali)).toContainText("nothing is fun");
    await card(ali).getByRole("textbox").fill("a side effect we know");
    if (colorScheme === "light") await inEveryLook(ali, "pace-meaning");
    else await expectNoFindings(ali);
    await card(ali).getByRole("button", { name: "Keep it" }).click();
    await sam.keyboard.press("Alt+F8");
    await expect(card(sam)).toContainText("a side effect we know");
    await expect(card(sam).getByRole("textbox")).toHaveValue("nothing is fun");
    await sam.keyboard.press("Escape");
    await expect(card(sam)).toHaveCount(0);
    await expect(editor(sam, "story")).toBeFocused();
    for (const page of [ali, sam]) expect(await shownAuthors(page, "story")).toEqual(before);
    // What stands there stays over a reload, also through the list.
    await ali.reload();
    await expect(explained(ali)).toHaveText("flat");
    await ali.locator(".bar").getByRole("button", { name: "More", exact: true }).click();
    await ali.getByRole("button", { name: "Words we explained" }).click();
    const list = ali.getByRole("dialog", { name: "Words we explained" });
    for (const said of ["“flat”", "nothing is fun", "a side effect we know"]) await expect(list).toContainText(said);
    await expectNoFindings(ali);
    await list.getByRole("button", { name: "“flat”" }).click();
    await card(ali).getByRole("button", { name: "Take it away" }).click();
    await expect(card(ali)).toHaveCount(0);
    await sam.keyboard.press("Alt+F8");
    await expect(card(sam)).not.toContainText("a side effect we know");
  });
}

test("GT4: a mark stays with its word through moves, and goes with it", async ({ browser, server }) => {
  const { ali, sam } = await twoPeople(browser, server);
  await clickInto(sam, editor(sam, "story"));
  await sam.keyboard.type("it made me flat");
  await sam.keyboard.press("Alt+F8");
  await sam.getByRole("textbox", { name: "What it means to you" }).fill("nothing is fun");
  await sam.getByRole("button", { name: "Keep it" }).click();
  await expect(explained(ali)).toHaveText("flat");
  // Parted within the word by Dr Ali, and undone: only the blocks that were touched are looked through.
  await clickInto(ali, editor(ali, "story"));
  await press(ali, "Control+End");
  await press(ali, "ArrowLeft", 2);
  await press(ali, "Enter");
  for (const page of [ali, sam]) await expect(explained(page)).toHaveText(["fl", "at"]);
  await press(ali, "Control+z");
  for (const page of [ali, sam]) {
    await expect(editor(page, "story")).toHaveText("it made me flat");
    // In pieces or not: a caret in the word parts what is drawn under it.
    await expect.poll(async () => (await explained(page).allTextContents()).join("")).toBe("flat");
  }
  // Dr Ali makes a heading of the line and moves the word to its start: copies, all of them.
  await clickInto(ali, editor(ali, "story"));
  await press(ali, "Control+End");
  await press(ali, "Control+Shift+ArrowLeft");
  await press(ali, "Control+x");
  await press(ali, "Control+Home");
  await press(ali, "Control+v");
  for (const page of [ali, sam]) {
    await expect(editor(page, "story")).toContainText("flatit made me");
    await expect(explained(page)).toHaveText("flat");
  }
  await press(ali, "Control+Home");
  await press(ali, "Shift+ArrowRight", 4);
  await press(ali, "Delete");
  for (const page of [ali, sam]) await expect(explained(page)).toHaveCount(0);
  await sam.locator(".bar").getByRole("button", { name: "More", exact: true }).click();
  await sam.getByRole("button", { name: "Words we explained" }).click();
  const list = sam.getByRole("dialog", { name: "Words we explained" });
  await expect(list).toContainText("Words that are no longer in the text");
  await expect(list).toContainText("nothing is fun");
  await expectSame(ali, sam);
});

test("by touch, behind the pen's dots, at 360 px", async ({ browser, server }) => {
  const touch = { hasTouch: true, isMobile: true, viewport: { width: 360, height: 640 } };
  const { ali, sam } = await twoPeople(browser, server, touch);
  await editor(sam, "story").tap();
  await sam.keyboard.type("flat");
  await sam.locator(".pen").getByRole("button", { name: "More" }).tap();
  await sam.getByRole("button", { name: "What does that word mean?" }).tap();
  await card(sam).getByRole("textbox").fill("nothing is fun");
  await card(sam).getByRole("button", { name: "Keep it" }).tap();
  await expect(explained(ali)).toHaveText("flat");
  await explained(ali).tap();
  await expect(card(ali)).toContainText("nothing is fun");
  expect(await ali.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
