import { begin, editor } from "../support/people.ts";
import { expectWritingAs, more, pressNumbers, SAM_IN_ALIS_HAND, voice, writeLine } from "../support/shared-screen.ts";
import { expect, test } from "../support/test.ts";
import { expectRead, ScreenReader } from "./virtual-screen-reader.ts";

test("AU2, AU16: it reads a shared screen: Sam's own part with the number pad, who writes, what was written down and is not checked, my words, the reading back, and going", async ({
  page,
  server,
}) => {
  test.setTimeout(240_000);
  const reader = await ScreenReader.of(page);
  const dialog = page.getByRole("dialog");
  await begin(page, server);
  await page.getByRole("button", { name: "They are here with me" }).click();
  const title = "This part is for the person Dr Ali is with";
  await expectRead(reader, [
    `heading, ${title}, level 2`,
    "textbox, What do you like to be called?",
    "radio, Rust, dots, checked, position 1, set size 6",
    "radio, Blue, a line: Dr Ali has this one, not checked, disabled, position 2, set size 6",
    "Your words are shown as yours, and stay yours.",
    "button, Next, disabled",
    `end of dialog, ${title}`,
  ]);
  await dialog.getByRole("textbox", { name: "What do you like to be called?" }).fill("Sam");
  await dialog.getByRole("button", { name: "Next" }).click();
  await pressNumbers(page, "25");
  await expectRead(reader, [
    `heading, ${title}, level 2`,
    "group, Your four numbers",
    "status",
    "2 of 4 numbers",
    "button, 1",
    "button, 9",
    "button, 0",
    "button, Take back the last number",
    "end of group, Your four numbers",
  ]);
  await pressNumbers(page, "80");
  await expect(dialog.getByText("once more", { exact: false }).first()).toBeVisible();
  await pressNumbers(page, "2580");
  await expectRead(reader, ["From now on two people write on this screen: Sam and Dr Ali.", "button, Yes, I am Sam"]);
  await reader.listen();
  await dialog.getByRole("button", { name: "Yes, I am Sam" }).click();
  await expectWritingAs(page, "Sam");
  await expect.poll(() => reader.heard()).toContain("polite: Two people write on this screen now.");
  await voice(page, "Sam’s words ask Sam first").click();
  const question = "Sam, may Dr Ali write down what you say?";
  await expect.poll(() => reader.heard()).toContain(`polite: ${question}`);
  // SV2: the page connects anew for two, and no line was lost.
  expect((await reader.heard()).filter((phrase) => phrase.startsWith("assertive"))).toEqual([]);
  await expectRead(reader, [
    "region, At hand",
    `region, ${question}`,
    "button, Yes, Dr Ali may",
    "button, No",
    `end of region, ${question}`,
    "group, Writing now",
    "button, Sam, Alt + Shift + 1, pressed",
    "button, Dr Ali, Alt + Shift + 2, not pressed",
    "button, Sam’s words ask Sam first, Alt + Shift + 3",
  ]);
  await page.getByRole("button", { name: "Yes, Dr Ali may" }).click();
  await expectWritingAs(page, SAM_IN_ALIS_HAND);
  await writeLine(page, "the nights are not the worst.");
  const help =
    "Nobody else is here now. F2 changes who writes. Tab takes you out of the text, Alt + F10 to its buttons, Alt + F9 to words that were taken out. Alt + Shift + K lists all keys.";
  await expectRead(reader, [
    `textbox, Story, written together, ${help}, not read only`,
    "the nights are not the worst.",
    "Written down by Dr Ali, not checked yet",
    `end of textbox, Story, written together, ${help}, not read only`,
    "button, Sam’s words typed by Dr Ali, Alt + Shift + 3, pressed",
  ]);
  // In the browser's own tree, too: as a line of its own, below the words it is about.
  await expect(editor(page, "story")).toMatchAriaSnapshot(`
    - textbox "Story, written together":
      - paragraph: the nights are not the worst.
      - paragraph: Written down by Dr Ali, not checked yet
  `);

  await more(page, "My words");
  await expectRead(reader, [
    "heading, My words, level 2",
    "region, Sam",
    "1 passage was written down for you and is not checked yet.",
    "button, Read now",
    "switch, Dr Ali may write down my words, checked",
    "end of dialog, My words",
  ]);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  await more(page, "Read back");
  const asked = "Sam, are these your words?";
  await expectRead(reader, [
    `heading, ${asked}, level 2`,
    "1 of 1",
    "written down by Dr Ali",
    "status",
    "the nights are not the worst.",
    "end of status",
    "button, Yes, my words",
    "button, Not quite",
    "button, Next",
  ]);
  await dialog.getByRole("button", { name: "Not quite" }).click();
  await expectRead(reader, [
    "Not quite. It stays marked until you say yes.",
    "button, Yes, my words",
    "button, Mend it now",
    `end of dialog, ${asked}`,
  ]);
  await dialog.getByRole("button", { name: "Next" }).click();
  await expectRead(reader, [
    "status",
    "That is all. 1 passage stays marked until you say yes.",
    "end of status",
    "button, Done",
    "button, Mend what is not quite",
    "button, From the start",
  ]);
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toBeHidden();

  await more(page, "Sam goes on with a phone");
  await expectRead(reader, [
    "heading, Sam, go on with your own phone, level 2",
    "image, A square to scan with a camera",
    "Point your phone’s camera at the square, then type your four numbers there. You come in as Sam.",
  ]);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await more(page, "Sam is leaving this screen");
  await expectRead(reader, [
    "heading, Sam is leaving this screen, level 2",
    "This screen forgets you: nobody can write as you here, and nothing of you stays on this device.",
    "button, Read back first",
    "button, I am leaving now",
    "button, Stay",
  ]);
});
