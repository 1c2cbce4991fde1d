import { begin, editor, expectSaved, ownBrowser, ownPhone } from "../support/people.ts";
import { more } from "../support/shared-screen.ts";
import { expect, test } from "../support/test.ts";
import { expectRead, ScreenReader } from "./virtual-screen-reader.ts";

test("IN2, IN4, IN6: a screen reader reads the three doors, the lobby from both sides, people, menus, words explained, one question, cover, what is new, and a plan", async ({
  browser,
  page: ali,
  server,
}) => {
  test.setTimeout(360_000);
  const dialog = ali.getByRole("dialog");
  const closed = async (): Promise<void> => {
    await ali.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  };
  const desk = await ScreenReader.of(ali);
  await begin(ali, server);
  await expectRead(desk, [
    "button, Leave now",
    "heading, New note, level 1",
    "Only you can see this until somebody joins.",
    "button, They are here with me",
    "button, Invite somebody",
    "region, Plan",
    "button, The plan is here when you both want it. Open the plan",
  ]);

  await ali.getByRole("button", { name: "Invite", exact: true }).click();
  await dialog.getByRole("textbox", { name: "What are they called?" }).fill("Sam");
  await dialog.getByRole("button", { name: "Make the invitation" }).click();
  const code = await dialog.getByText(/^[2-9A-Z]{3}-[2-9A-Z]{3}$/).innerText();
  await expectRead(desk, [
    "heading, Invite somebody to write with you, level 2",
    "heading, Read it out, level 3",
    code.replace("-", "").split("").join(" "),
    "button, New code",
    "heading, Scan it, level 3",
    "image, A square to scan with a camera",
    "heading, Send the link, level 3",
    "button, Copy",
    "button, Invite somebody else",
  ]);
  await closed();

  const sam = await ownPhone(browser);
  const phone = await ScreenReader.of(sam);
  await sam.goto(`${server.origin}/join`);
  await expect(sam.getByRole("button", { name: "Go on" })).toBeVisible();
  await expectRead(phone, [
    "image, Ourwords",
    "heading, Come in with a code, level 1",
    "textbox, The code you were told, Six letters and numbers, like BCD-234.",
    "button, Go on",
    "link, Go to my notes",
  ]);
  await sam.getByRole("textbox").fill(code);
  await sam.getByRole("button", { name: "Go on" }).click();
  await expect(sam.getByRole("button", { name: "Join" })).toBeVisible();
  await expectRead(phone, [
    "heading, Dr Ali invites you to write together, level 1",
    "textbox, What do you like to be called?, Sam",
    "button, Join",
    "Then Dr Ali lets you in.",
    "Only Dr Ali and the people who write in this note can see it. Nobody else.",
  ]);
  await sam.getByRole("button", { name: "Join" }).click();
  await expectRead(phone, [
    "heading, You are at the door, level 1",
    "status",
    "Dr Ali sees that you are here. You come in when they press “Let in”.",
    "end of status",
    "button, I don’t want to wait any more",
  ]);
  const atTheDoor = "Sam (by code) would like to come in.";
  await expectRead(desk, [
    "end of banner",
    "region, At the door",
    `group, ${atTheDoor}`,
    `button, Let in, ${atTheDoor}`,
    `button, Not now, ${atTheDoor}`,
    "end of region, At the door",
    "main",
  ]);
  await ali.getByRole("button", { name: "Let in" }).click();
  await expect(editor(sam, "story")).toBeVisible();
  await expectRead(phone, [
    "Dr Ali is here.",
    "tab, Story, selected, 1 control, position 1, set size 2",
    "tab, Plan, not selected, 1 control, position 2, set size 2",
    "tabpanel, Story",
    "region, At hand",
    "Only Sam and Dr Ali can see this.",
    "button, Cover",
  ]);

  await editor(sam, "story").click();
  await sam.keyboard.type("it made me flat");
  await sam.keyboard.press("Alt+F8");
  await expectRead(phone, [
    "dialog, What “flat” means",
    "heading, “flat”, level 2",
    "textbox, What it means to you",
    "button, Keep it",
    "end of dialog, What “flat” means",
  ]);
  await sam.getByRole("textbox", { name: "What it means to you" }).fill("nothing is fun");
  await sam.getByRole("button", { name: "Keep it" }).click();
  await expect(ali.locator(".explained")).toHaveText("flat");
  await more(ali, "Words we explained");
  await expectRead(desk, [
    "heading, Words we explained, level 2",
    "button, “flat”",
    "term",
    "Sam",
    "definition",
    "nothing is fun",
    "end of dialog, Words we explained",
  ]);
  await closed();

  await ali.getByRole("button", { name: /^Who is here/ }).click();
  await expectRead(desk, [
    "heading, People in this note, level 2",
    "Sam",
    "came by a code, Dr Ali let them in",
    "Dr Ali",
    "(you)",
    "button, Change your name or look",
    "It is Sam’s note, so only Sam can take somebody out.",
    "button, Leave this note for good",
  ]);
  await closed();

  await ali.getByRole("banner").getByRole("button", { name: "More", exact: true }).click();
  await expectRead(desk, [
    "dialog, More",
    "button, Sam is here with me",
    "button, Go to Sam",
    "button, Hold still, not pressed",
    "button, One question at a time, not pressed",
    "button, Whose words",
    "button, Text size",
    "button, Language",
    "button, Keyboard",
    "button, Finish",
    "end of dialog, More",
  ]);
  const panels = {
    "Whose words": [
      "list, Whose words are whose",
      "Sam’s words",
      "Dr Ali’s words",
      "radiogroup, How to show it, orientated vertically",
      "radio, Soft colours, checked, position 1, set size 4",
    ],
    "Text size": [
      "radiogroup, Text size, orientated vertically",
      "radio, Ordinary text, checked, position 1, set size 3",
      "radiogroup, Contrast, orientated vertically",
    ],
    Language: [
      "radiogroup, Language, orientated vertically",
      "radio, English, checked, position 1, set size 2",
      "This only changes your screen. Nobody’s words are translated.",
    ],
  };
  for (const [word, wanted] of Object.entries(panels)) {
    await dialog.getByRole("button", { name: word, exact: true }).click();
    await expectRead(desk, [
      `dialog, ${word}`,
      `button, ${word}: back to the menu`,
      ...wanted,
      `end of dialog, ${word}`,
    ]);
    await dialog.getByRole("button", { name: `${word}: back to the menu` }).click();
  }

  await dialog.getByRole("button", { name: "One question at a time" }).click();
  await ali.getByRole("button", { name: "Next" }).click();
  await expectRead(desk, [
    "navigation, One question at a time",
    "heading, 2 of 7 : What matters to me, and what I’m good at, level 2",
    "button, Next",
    "button, Show everything",
    "region, Plan",
    "heading, What matters to me, and what I’m good at, level 3",
  ]);
  await ali.getByRole("button", { name: "Show everything" }).click();

  await ali.getByRole("button", { name: "Cover", exact: true }).click();
  await expect(ali.getByRole("button", { name: /Tap, or press a key/ })).toBeFocused();
  const covered = await desk.read();
  expect(covered.filter((phrase) => phrase.startsWith("button"))).toEqual([
    "button, Tap, or press a key, to go on.",
    "button, Leave now",
  ]);
  expect(covered.join(" ")).not.toMatch(/flat|Sam/);
  await ali.keyboard.press("a");

  const note = ali.url();
  await expectSaved(ali);
  await ali.goto(`${server.origin}/notes`);
  await expect(ali.getByRole("link", { name: /Sam/ })).toBeVisible();
  await editor(sam, "story").click();
  await sam.keyboard.press("Control+End");
  await sam.keyboard.type(" and alone");
  await expectSaved(sam);
  await ali.goto(note);
  await expectRead(desk, [
    "region, Since a moment ago",
    "heading, Since a moment ago, level 2",
    "Sam wrote 2 words in the story",
    "button, Show me",
    "end of region, Since a moment ago",
    "region, Story",
  ]);
  await ali.getByRole("button", { name: "Show me" }).click();
  await expectRead(desk, [
    "region, What is new",
    "1 of 1",
    "Sam, in the story",
    "button, Next",
    "status",
    "1 of 1. Sam, in the story: “and alone”",
  ]);

  await sam.getByRole("tab", { name: /Plan/ }).click();
  await editor(sam, "plan").locator("p").first().click();
  await sam.keyboard.type("my sister");
  await expectSaved(sam);
  await sam.getByRole("button", { name: "Invite", exact: true }).click();
  await sam.getByRole("radio", { name: /supporter/ }).check({ force: true });
  await expectRead(phone, [
    "radiogroup, Who is it?, orientated vertically",
    "A supporter: family or a friend",
    "textbox, What are they called?, You can leave this empty. They can change it when they join.",
    "radiogroup, What do you share with them?, orientated vertically",
    "checkbox, Ask me before they come in by the link, not checked",
    "button, Make the invitation",
  ]);
  await sam.getByRole("button", { name: "Make the invitation" }).click();
  const link = await sam.getByRole("textbox", { name: "The link" }).inputValue();
  const kim = await ownBrowser(browser);
  const reader = await ScreenReader.of(kim);
  await kim.goto(link);
  await kim.getByRole("textbox", { name: "What do you like to be called?" }).fill("Kim");
  await kim.getByRole("button", { name: "Join" }).click();
  await expectRead(reader, [
    "button, Leave now",
    "heading, Sam’s plan, level 1",
    "button, Cover",
    "list, Whose words are whose",
    "Sam’s words",
    "region, Plan",
    "heading, What matters to me, and what I’m good at, level 3",
    "Sam:",
    "my sister",
    "heading, When we look at this again, level 3",
    "end of main",
  ]);
});
