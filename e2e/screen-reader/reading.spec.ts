import { begin, editor, invite, join, openPlan, ownBrowser } from "../support/people.ts";
import { expect, test } from "../support/test.ts";
import { inOrder, ScreenReader } from "./virtual-screen-reader.ts";

test("IN2: a screen reader reads the join page from who asks to who can see it", async ({ browser, page, server }) => {
  await begin(page, server);
  const guest = await ownBrowser(browser);
  const reader = await ScreenReader.of(guest);
  await guest.goto(await invite(page));
  await expect(guest.getByRole("button", { name: "Join" })).toBeVisible();
  const wanted = [
    "main",
    "heading, Dr Ali invites you to write together, level 1",
    "You don’t need an account. Each of you sees what the other writes, and whose words are whose.",
    "What do you like to be called?",
    "textbox, What do you like to be called?, Sam",
    "button, Join",
    "Only Dr Ali and the people who write in this note can see it. Nobody else.",
    "end of main",
  ];
  expect(inOrder(await reader.read(), wanted)).toEqual(wanted);
});

test("AU12: it reads the note as two texts with whole sentences, who is here, and every dialog in order", async ({
  browser,
  page,
  server,
}) => {
  const reader = await ScreenReader.of(page);
  const dialog = page.getByRole("dialog");
  await begin(page, server);
  const guest = await ownBrowser(browser);
  await join(guest, await invite(page));
  await editor(page, "story").click();
  await page.keyboard.type("Since when? ");
  await expect(editor(guest, "story")).toContainText("Since when?");
  await editor(guest, "story").click();
  await guest.keyboard.press("Control+End");
  await guest.keyboard.type("since the move");
  await expect(editor(page, "story")).toContainText("since the move");
  await openPlan(page);
  const help =
    "Sam is here. Tab takes you out of the text, Alt + F10 to its buttons, Alt + F9 to words that were taken out. Alt + Shift + K lists all keys.";
  const note = [
    "banner",
    "heading, Sam and Dr Ali, level 1",
    "button, Who is here: Sam, here now. Dr Ali, here now., has popup dialog",
    "main",
    "region, Story",
    "heading, Story, level 2",
    "What has been going on, in your own words.",
    `textbox, Story, written together, ${help}, not read only`,
    `end of textbox, Story, written together, ${help}, not read only`,
    "region, Plan",
    `textbox, Plan, written together, ${help}, not read only`,
    "heading, What matters to me, and what I’m good at, level 3",
    "heading, When we look at this again, level 3",
    "end of region, Plan",
    "end of main",
  ];
  const read = await reader.read();
  expect(inOrder(read, note)).toEqual(note);
  // Neither tints nor initials are a thing of their own: no group, no label, no image inside the text.
  const story = read.slice(
    read.findIndex((phrase) => phrase.startsWith("textbox, Story")),
    read.findIndex((phrase) => phrase.startsWith("end of textbox, Story")),
  );
  expect(story.join(" ")).toContain("Since when?");
  expect(story.filter((phrase) => /^(group|image|mark|button|graphic)/.test(phrase))).toEqual([]);

  await page.keyboard.press("Alt+Shift+KeyK");
  await expect(dialog).toBeVisible();
  const keys = [
    "heading, Keyboard, level 2",
    "button, Close",
    "heading, Everywhere in the note, level 3",
    "Go to the story",
    "Alt + Shift + S",
    "heading, In the text, level 3",
    "Out of the text",
    "Tab",
    "heading, Among buttons, level 3",
    "checkbox, Single keys outside the text One letter, without Alt or Shift. Leave this off if you speak to your computer., not checked",
    "end of dialog, Keyboard",
  ];
  expect(inOrder(await reader.read(), keys)).toEqual(keys);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  await page.keyboard.press("Alt+Shift+KeyL");
  await expect(dialog).toBeVisible();
  const said = [
    "heading, What was said, level 2",
    "list, What was said, the newest last",
    "Sam is here.",
    "radiogroup, What to say of others, orientated vertically",
    "radio, Nothing, not checked, position 1, set size 4",
    "radio, Who comes and goes, and when your words are taken out, checked, position 2, set size 4",
    "end of dialog, What was said",
  ];
  expect(inOrder(await reader.read(), said)).toEqual(said);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(dialog).toBeVisible();
  const inviting = [
    "heading, Invite somebody to write with you, level 2",
    "button, Close",
    "form",
    "button, Make the invitation",
    "end of dialog, Invite somebody to write with you",
  ];
  expect(inOrder(await reader.read(), inviting)).toEqual(inviting);
});
