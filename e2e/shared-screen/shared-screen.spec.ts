import { expectNoFindings } from "../support/accessible.ts";
import { inEveryLook } from "../support/every-look.ts";
import { begin, editor, expectSaved, shownAuthors, wordsIn } from "../support/people.ts";
import {
  beginTogether,
  expectWritingAs,
  more,
  pressNumbers,
  SAM_IN_ALIS_HAND,
  sitDown,
  voice,
  writeLine,
  writtenDown,
} from "../support/shared-screen.ts";
import { expect, test } from "../support/test.ts";

test("AU2, AU16: two people at one keyboard: five switches, words written down and read back, and a clean screen at the end", async ({
  browser,
  server,
}) => {
  // A whole sitting, with axe at every stop.
  test.setTimeout(360_000);
  const context = await browser.newContext({ hasTouch: true });
  const page = await context.newPage();
  await begin(page, server);
  await test.step("Sam says who they are, on Dr Ali's screen", async () => {
    await page.getByRole("button", { name: "They are here with me" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "What do you like to be called?" }).fill("Sam");
    await expectNoFindings(page);
    await dialog.getByRole("button", { name: "Next" }).click();
    await pressNumbers(page, "25");
    await inEveryLook(page, "shared-screen-numbers");
    await page.keyboard.press("Escape");
    await sitDown(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sam and Dr Ali");
    await expectNoFindings(page);
  });
  await test.step("five switches: by touch, by key, by the name at the caret", async () => {
    await writeLine(page, "it started again after the move.");
    await voice(page, "Dr Ali").tap();
    await expectWritingAs(page, "Dr Ali");
    await expect(editor(page, "story")).toBeFocused();
    await page.keyboard.type("WHAT IS THAT LIKE?");
    await page.keyboard.press("F2");
    await expectWritingAs(page, "Sam");
    await page.keyboard.type(" like dread.");
    await page.keyboard.press("Alt+Shift+Digit2");
    await expectWritingAs(page, "Dr Ali");
    await page.keyboard.type(" SINCE WHEN?");
    await page.locator(".caret-chip").filter({ visible: true }).click();
    await expectWritingAs(page, "Sam");
    await page.keyboard.type(" since may.");
    await page.keyboard.press("Enter");
    await expect(editor(page, "story")).toBeFocused();
    await expect
      .poll(async () => (await shownAuthors(page, "story")).slice(0, 2))
      .toEqual([
        [["rust", "it started again after the move."]],
        [
          ["navy", "WHAT IS THAT LIKE?"],
          ["rust", " like dread."],
          ["navy", " SINCE WHEN?"],
          ["rust", " since may."],
        ],
      ]);
  });
  await test.step("undo reaches back to the switch", async () => {
    await voice(page, "Dr Ali").tap();
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await expect.poll(() => wordsIn(page)).toContain("WHAT IS THAT LIKE? like dread. SINCE WHEN? since may.");
  });
  await test.step("Sam says yes once: Dr Ali writes down Sam's words", async () => {
    await voice(page, "Sam’s words ask Sam first").tap();
    await expect(page.getByRole("region", { name: "Sam, may Dr Ali write down what you say?" })).toBeVisible();
    await expectNoFindings(page);
    await page.getByRole("button", { name: "Yes, Dr Ali may" }).tap();
    await expectWritingAs(page, SAM_IN_ALIS_HAND);
    await writeLine(page, "the nights aren’t even the worst.");
    await writeLine(page, "it’s the evenings.");
    await expectSaved(page);
    await expect
      .poll(() => writtenDown(page))
      .toEqual(["open DA: the nights aren’t even the worst.", "open DA: it’s the evenings."]);
    await expect(page.locator(".caret-chip").filter({ visible: true })).toBeVisible();
    await inEveryLook(page, "shared-screen-switch");
  });
  await test.step("a reload goes on where it was, as who wrote last", async () => {
    await page.reload();
    await expectWritingAs(page, SAM_IN_ALIS_HAND);
    await expect(voice(page, "Sam")).toBeVisible();
  });
  await test.step("read back: one is not quite", async () => {
    await more(page, "Read back");
    const dialog = page.getByRole("dialog", { name: "Sam, are these your words?" });
    await expect(dialog.getByText("1 of 2")).toBeVisible();
    await expect(dialog.getByText("the nights aren’t even the worst.")).toBeVisible();
    await inEveryLook(page, "shared-screen-read-back");
    await dialog.getByRole("button", { name: "Yes, my words" }).click();
    await expect(dialog.getByText("2 of 2")).toBeVisible();
    await dialog.getByRole("button", { name: "Not quite" }).click();
    await expect(dialog.getByText("Not quite. It stays marked until you say yes.")).toBeVisible();
    await expectNoFindings(page);
    await dialog.getByRole("button", { name: "Mend it now" }).click();
    await expect(editor(page, "story")).toBeFocused();
    await page.keyboard.type(" no: the mornings.");
    await expect.poll(() => wordsIn(page)).toContain("it’s the evenings. no: the mornings.");
    // What was said yes to carries no pencil any more; what mends is to be read back itself.
    await expect
      .poll(() => writtenDown(page))
      .toEqual(["not-quite DA: it’s the evenings.", "open DA:  no: the mornings."]);
  });
  await test.step("the legend says whose is whose", async () => {
    await more(page, "Whose words");
    const legend = page.getByRole("list", { name: "Whose words are whose" });
    await expect(legend.getByText("Sam’s words")).toHaveAttribute("data-look", "rust");
    await expect(legend.getByText("Dr Ali’s words")).toHaveAttribute("data-look", "navy");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
  });
  await test.step("a plain copy says by whose hand", async () => {
    await expectSaved(page);
    const copy = await page.request.get(`${server.origin}/api${new URL(page.url()).pathname}/export?format=text`);
    const text = await copy.text();
    expect(text).toContain("Sam: it started again after the move.");
    expect(text).toContain("  Dr Ali: WHAT IS THAT LIKE?\n  Sam: like dread.");
    expect(text).toContain("Sam, written down by Dr Ali, checked by Sam: the nights aren’t even the worst.");
    expect(text).toContain("Sam, written down by Dr Ali, not quite, says Sam: it’s the evenings.");
    expect(text).toContain("Sam, written down by Dr Ali, not checked by Sam yet: no: the mornings.");
  });
  await test.step("Sam leaves, and this screen forgets Sam", async () => {
    await more(page, "Sam is leaving this screen");
    const dialog = page.getByRole("dialog", { name: "Sam is leaving this screen" });
    await expect(dialog.getByText("1 passage that was written down for you is not checked yet.")).toBeVisible();
    await inEveryLook(page, "shared-screen-leaving");
    await dialog.getByRole("button", { name: "I am leaving now" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("group", { name: "Writing now" })).toBeHidden();
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    const url = new URL(page.url());
    const answer = await page.request.get(`${server.origin}/api${url.pathname}/people`);
    const people: { participant: { id: string; role: string } }[] = await answer.json();
    const sam = people.find(({ participant }) => participant.role === "person")?.participant.id;
    expect(sam).toBeDefined();
    const asSam = await page.request.get(`${server.origin}/api${url.pathname}/people?as=${sam}`);
    expect([403, 404]).toContain(asSam.status());
    // A reload brings Dr Ali back alone.
    await page.reload();
    await expect(editor(page, "story")).toContainText("it started again after the move.");
    await expect(page.getByRole("group", { name: "Writing now" })).toHaveCount(0);
  });
});

test("AU2: who comes back to a screen is asked for their numbers, and wrong ones open nothing", async ({
  page,
  server,
}) => {
  await beginTogether(page, server);
  await more(page, "Sam is leaving this screen");
  await page.getByRole("dialog").getByRole("button", { name: "I am leaving now" }).click();
  await expect(page.getByRole("group", { name: "Writing now" })).toBeHidden();
  await more(page, "Sam is here with me");
  const dialog = page.getByRole("dialog", { name: "Sam, is that you?" });
  await expectNoFindings(page);
  await pressNumbers(page, "1111");
  await expect(dialog.getByText("These are not the numbers. Try again.")).toBeVisible();
  await pressNumbers(page, "2580");
  await expect(dialog).toBeHidden();
  await expectWritingAs(page, "Sam");
});

test("AU2: after a rest it is said loudly whose words come next, and the first key is not eaten", async ({
  page,
  server,
}) => {
  await page.clock.install();
  await beginTogether(page, server);
  await editor(page, "story").click();
  await page.keyboard.type("mornings");
  await page.clock.runFor(21_000);
  await expect(page.getByRole("group", { name: "Still writing as" })).toBeVisible();
  await expect(page.locator(".caret-chip[data-loud]")).toHaveText("Still writing as Sam");
  await inEveryLook(page, "shared-screen-still");
  await page.keyboard.type(" are hard");
  await expect(editor(page, "story")).toContainText("mornings are hard");
  await expect(page.getByRole("group", { name: "Writing now" })).toBeVisible();
});

test("IN6: when nobody touches a shared screen, Sam's seat there is closed, and Dr Ali goes on alone", async ({
  page,
  server,
}) => {
  await page.clock.install();
  await beginTogether(page, server);
  await editor(page, "story").click();
  await page.keyboard.type("mornings");
  await expectSaved(page);
  await page.clock.runFor(6 * 60_000);
  await page.getByRole("button", { name: /Tap, or press a key/ }).click();
  await expect(page.getByText("Sam’s seat on this screen is closed.")).toBeVisible();
  await expectNoFindings(page);
  await page.getByRole("button", { name: "I am Sam, and back" }).click();
  await pressNumbers(page, "2580");
  await expectWritingAs(page, "Sam");
});
