import {
  clickInto,
  editor,
  expectEveryLetterRight,
  expectSame,
  expectSaved,
  openPlan,
  press,
  shownAuthors,
  twoPeople,
} from "../support/people.ts";
import { expect, test } from "../support/test.ts";

test("AU1, AU12: two people write in the same paragraph at the same time, and every letter is its author's on both sides", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await editor(ali, "story").click();
  await ali.keyboard.type("IT BEGAN IN SPRING. ");
  await expect(editor(sam, "story")).toContainText("SPRING");
  await clickInto(sam, editor(sam, "story").locator("p").first());
  await press(sam, "Control+Home");
  // Each types on while the other does.
  await Promise.all([
    ali.keyboard.type("THE SHOP OPENED LATE AND NOBODY SAID WHY", { delay: 15 }),
    sam.keyboard.type("it was the mornings more than the nights ", { delay: 15 }),
  ]);
  await expectSame(ali, sam);
  await expect(editor(ali, "story")).toContainText(
    "it was the mornings more than the nights IT BEGAN IN SPRING. THE SHOP OPENED LATE",
  );
  for (const page of [ali, sam]) {
    await expectEveryLetterRight(page);
    expect((await shownAuthors(page, "story")).flat().map(([look]) => look)).toEqual(["rust", "navy"]);
    await expect(editor(page, "story").locator("p").first()).toHaveAttribute("data-by", "SM");
  }
});

test("AU1: two people write different lines of the plan, and a reload keeps words and authors", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  const line = (page: typeof ali, question: number) => editor(page, "plan").locator("h3 + p").nth(question);
  for (const page of [ali, sam]) await openPlan(page);
  await clickInto(ali, line(ali, 1));
  await clickInto(sam, line(sam, 2));
  await Promise.all([
    ali.keyboard.type("THE STAIRS AT NIGHT", { delay: 10 }),
    sam.keyboard.type("to open on time three days", { delay: 10 }),
  ]);
  await expectSame(ali, sam);
  await expectSaved(ali);
  await expectSaved(sam);
  const before = await shownAuthors(ali, "plan");
  for (const page of [ali, sam]) {
    await page.reload();
    await expect(line(page, 2)).toHaveText("to open on time three days");
    await expect.poll(() => shownAuthors(page, "plan")).toEqual(before);
  }
  expect(before.flat()).toContainEqual(["navy", "THE STAIRS AT NIGHT"]);
  expect(before.flat()).toContainEqual(["rust", "to open on time three days"]);
});

test("AU3, AU9: splitting, joining, list, quote, heading and undo by either keep every author right", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await editor(ali, "story").click();
  await ali.keyboard.type("ONE TWO THREE ");
  await clickInto(sam, editor(sam, "story").locator("p").first());
  await press(sam, "Control+End");
  await sam.keyboard.type("four five six");
  await expect(editor(ali, "story")).toContainText("six");

  const structure: readonly [name: string, act: (page: typeof ali) => Promise<void>][] = [
    [
      "split",
      async (page) => {
        await press(page, "Control+Home");
        await press(page, "ArrowRight", 4);
        await page.keyboard.press("Enter");
      },
    ],
    [
      "join",
      async (page) => {
        await press(page, "Control+End");
        await press(page, "Home");
        await page.keyboard.press("Backspace");
      },
    ],
    ["list", (page) => page.keyboard.press("Control+Shift+8")],
    ["numbered list", (page) => page.keyboard.press("Control+Shift+7")],
    ["quote", (page) => page.keyboard.press("Control+Shift+b")],
    ["heading", (page) => page.keyboard.press("Control+Alt+2")],
    ["bold", (page) => page.keyboard.press("Control+b")],
  ];
  const words = (await editor(ali, "story").innerText()).replaceAll(/\s+/g, "");
  for (const [name, act] of structure) {
    for (const page of [ali, sam]) {
      await test.step(`${name} by ${page === ali ? "Dr Ali" : "Sam"}, and undo`, async () => {
        await editor(page, "story").click();
        await act(page);
        await expectSame(ali, sam);
        await page.keyboard.press("Control+z");
        await expectSame(ali, sam);
        for (const each of [ali, sam]) {
          await expectEveryLetterRight(each);
          expect((await editor(each, "story").innerText()).replaceAll(/\s+/g, "")).toBe(words);
        }
        await act(page);
        await expectSame(ali, sam);
        for (const each of [ali, sam]) await expectEveryLetterRight(each);
      });
    }
  }
});

test("AU9: undo leaves what the other wrote in the middle of it", async ({ browser, server }) => {
  const { ali, sam } = await twoPeople(browser, server);
  await editor(ali, "story").click();
  // All at once: between two keys on a busy machine may be the half second that begins another step of undo.
  await ali.keyboard.insertText("BEFOREAFTER");
  await expect(editor(sam, "story")).toContainText("BEFOREAFTER");
  await editor(sam, "story").click();
  await press(sam, "Control+Home");
  await press(sam, "ArrowRight", 6);
  await sam.keyboard.type("mine");
  await expect(editor(ali, "story")).toContainText("BEFOREmineAFTER");
  await ali.keyboard.press("Control+z");
  await expect(editor(ali, "story").locator("p").first()).toHaveText("mine");
  await expectSame(ali, sam);
  await expectEveryLetterRight(sam);
  expect((await shownAuthors(sam, "story")).flat()).toEqual([["rust", "mine"]]);
});

test("AU3: who types over somebody's words writes their own", async ({ browser, server }) => {
  const { ali, sam } = await twoPeople(browser, server);
  await editor(sam, "story").click();
  await sam.keyboard.type("i am not sleeping well");
  await expect(editor(ali, "story")).toContainText("well");
  await editor(ali, "story").click();
  await press(ali, "Control+Home");
  await press(ali, "Shift+End");
  await ali.evaluate(() => document.execCommand("insertText", false, "He says he is anxious at night"));
  await expect(editor(sam, "story")).toContainText("anxious at night");
  for (const page of [ali, sam])
    expect((await shownAuthors(page, "story"))[0]?.map(([look]) => look)).toEqual(["navy"]);
});

test("the name stands at a caret only while its person types", async ({ browser, server }) => {
  const { ali, sam } = await twoPeople(browser, server);
  await editor(ali, "story").click();
  await editor(sam, "story").click();
  await sam.keyboard.type("hello");
  const name = editor(ali, "story").locator(".caret[data-writing]");
  await expect(name).toHaveAttribute("data-name", "Sam");
  await expect(ali.getByText("Sam is writing")).toBeVisible();
  await expect(name).toHaveCount(0);
  await expect(editor(ali, "story").locator(".caret")).toHaveCount(1);
});

test("AU3, AU9: who takes out somebody's words and undoes it gives them back under their author", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await editor(sam, "story").click();
  await sam.keyboard.type("i do not want to go back there");
  await expect(editor(ali, "story")).toContainText("back there");
  await editor(ali, "story").click();
  await press(ali, "Control+End");
  await press(ali, "Control+Shift+ArrowLeft", 3);
  await ali.keyboard.press("Delete");
  await expect(editor(sam, "story")).not.toContainText("back there");
  await ali.keyboard.press("Control+z");
  await expect(editor(sam, "story")).toContainText("i do not want to go back there");
  await expectSame(ali, sam);
  for (const page of [ali, sam]) {
    expect((await shownAuthors(page, "story")).flat()).toEqual([["rust", "i do not want to go back there"]]);
  }
});
