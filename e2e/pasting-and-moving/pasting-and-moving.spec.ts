import type { Page } from "@playwright/test";
import {
  editor,
  expectSame,
  expectSaved,
  press,
  shownAuthors,
  twoPeople,
  wordsIn,
  openPlan,
} from "../support/people.ts";
import { expect, test } from "../support/test.ts";

type Sheet = "story" | "plan";

/** Pastes as a program does that offers these: the browser's own event with its own DataTransfer. */
const paste = (page: Page, data: Readonly<Record<string, string>>, of: Sheet = "story"): Promise<void> =>
  editor(page, of).evaluate((root, data) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text);
    root.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, data);

/** Both show these lines by these authors, and still do when both have loaded the note again. */
async function expectLines(pages: readonly Page[], of: Sheet, lines: unknown, part = (all: unknown[]): unknown => all) {
  for (const page of pages) await expect.poll(async () => part(await shownAuthors(page, of))).toEqual(lines);
  for (const page of pages) await expectSaved(page);
  for (const page of pages) {
    await page.reload();
    await expect(editor(page, of)).toBeVisible();
    await expect.poll(async () => part(await shownAuthors(page, of))).toEqual(lines);
  }
  const [one, other] = pages;
  if (one && other) await expectSame(one, other);
}

async function samWrites(sam: Page, ali: Page, text: string): Promise<void> {
  await editor(sam, "story").click();
  await sam.keyboard.type(text);
  await expect(editor(ali, "story")).toContainText(text.split("\n").at(-1) ?? "");
  await editor(ali, "story").click();
  await press(ali, "Control+Home");
}

test("AU10.1: what comes from outside is its paster's, also HTML that says it is somebody's", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await samWrites(sam, ali, "i said this. ");
  await press(ali, "Control+End");
  await paste(ali, { "text/html": `<span class="w" data-look="rust" data-by="SM">I AGREE TO ALL</span>` });
  await paste(ali, { "text/plain": " OF IT\nAND MORE" });
  await expectLines([ali, sam], "story", [
    [
      ["rust", "i said this. "],
      ["navy", "I AGREE TO ALL OF IT"],
    ],
    [["navy", "AND MORE"]],
  ]);
});

test("AU10.1: what is copied within the note or from another note is its paster's", async ({ browser, server }) => {
  const { ali, sam } = await twoPeople(browser, server);
  await samWrites(sam, ali, "one two");
  await press(ali, "Shift+ArrowRight", 4);
  await ali.keyboard.press("Control+c");
  await press(ali, "Control+End");
  await ali.keyboard.press("Control+v");
  const lines = [
    [
      ["rust", "one two"],
      ["navy", "one "],
    ],
  ];
  await expectLines([ali, sam], "story", lines);
  const address = ali.url();
  await ali.goto(server.origin);
  await ali.getByRole("button", { name: "Start a note" }).click();
  await editor(ali, "story").click();
  await ali.keyboard.type("ELSEWHERE");
  await press(ali, "Control+a");
  await ali.keyboard.press("Control+x");
  await ali.goto(address);
  await editor(ali, "story").click();
  await press(ali, "Control+End");
  await ali.keyboard.press("Control+v");
  await expectLines([ali, sam], "story", [
    [
      ["rust", "one two"],
      ["navy", "one ELSEWHERE"],
    ],
  ]);
});

test("AU10.2: what is cut and pasted once stays its author's, in the story and into the plan", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await samWrites(sam, ali, "one two three");
  await press(ali, "Shift+ArrowRight", 4);
  await ali.keyboard.press("Control+x");
  await expect.poll(() => wordsIn(sam)).toEqual(["two three"]);
  await press(ali, "Control+End");
  await ali.keyboard.type("! ");
  await ali.keyboard.press("Control+v");
  await ali.keyboard.press("Control+v");
  await expect(editor(sam, "story")).toContainText("one one");
  const story = [
    [
      ["rust", "two three"],
      ["navy", "! "],
      ["rust", "one "],
      ["navy", "one "],
    ],
  ];
  for (const page of [ali, sam]) await expect.poll(() => shownAuthors(page, "story")).toEqual(story);
  await press(ali, "Control+Home");
  await press(ali, "Shift+ArrowRight", 4);
  await ali.keyboard.press("Control+x");
  await openPlan(ali);
  await editor(ali, "plan").locator("h3 + p").first().click();
  await ali.keyboard.press("Control+v");
  await expectLines([ali, sam], "plan", [["rust", "two "]], (all) => all[1]);
});

test("AU10.3: what is dragged stays its author's, within the story and into the plan", async ({ browser, server }) => {
  const { ali, sam } = await twoPeople(browser, server, { viewport: { width: 1_440, height: 900 } });
  await openPlan(ali);
  await samWrites(sam, ali, "moved and the rest\nsecond");
  const drag = async (to: { x: number; y: number }): Promise<void> => {
    await press(ali, "Control+Home");
    await press(ali, "Shift+ArrowRight", 6);
    const box = await editor(ali, "story").locator("p").first().boundingBox();
    if (!box) throw new Error("the first line is nowhere");
    await ali.mouse.move(box.x + 15, box.y + box.height / 2);
    await ali.mouse.down();
    await ali.mouse.move(box.x + 40, box.y + box.height, { steps: 4 });
    await ali.mouse.move(to.x, to.y, { steps: 8 });
    await ali.mouse.up();
  };
  const second = await editor(ali, "story").locator("p").nth(1).boundingBox();
  if (!second) throw new Error("the second line is nowhere");
  await drag({ x: second.x + second.width - 10, y: second.y + second.height / 2 });
  const moved = [[["rust", "and the rest"]], [["rust", "secondmoved "]]];
  for (const page of [ali, sam]) await expect.poll(() => shownAuthors(page, "story")).toEqual(moved);
  const line = await editor(ali, "plan").locator("h3 + p").first().boundingBox();
  if (!line) throw new Error("the plan's first line is nowhere");
  await editor(ali, "story").click();
  await drag({ x: line.x + 20, y: line.y + line.height / 2 });
  await expect.poll(() => shownAuthors(sam, "story")).toEqual([[["rust", "e rest"]], [["rust", "secondmoved "]]]);
  await expectLines([ali, sam], "plan", [["rust", "and th"]], (all) => all[1]);
});

test("AU10.4: a line is moved by keyboard and by button, said aloud, undone, and stays its authors'", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await samWrites(sam, ali, "the cat sat\nthe dog ran");
  await press(ali, "End");
  await ali.keyboard.type(" HERE");
  await ali.keyboard.press("Alt+ArrowDown");
  await expect(ali.getByText("Moved down")).toBeAttached();
  const cat = [
    ["rust", "the cat sat"],
    ["navy", " HERE"],
  ];
  const dog = [["rust", "the dog ran"]];
  for (const page of [ali, sam]) await expect.poll(() => shownAuthors(page, "story")).toEqual([dog, cat]);
  await ali.keyboard.press("Control+z");
  for (const page of [ali, sam]) await expect.poll(() => shownAuthors(page, "story")).toEqual([cat, dog]);
  await ali.locator(".sheet.story").getByRole("button", { name: "More" }).click();
  await ali.locator(".sheet.story").getByRole("button", { name: "Move down" }).click();
  await ali.keyboard.type("!");
  await expectLines([ali, sam], "story", [
    dog,
    [
      ["rust", "the cat sat"],
      ["navy", " HERE!"],
    ],
  ]);
});

test("AU10.5: a page from Word or the web comes down to what a note holds", async ({ browser, server }) => {
  const { ali, sam } = await twoPeople(browser, server);
  await editor(ali, "story").click();
  const item = `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>CALL WORK</p>`;
  await paste(ali, {
    "text/html": `<html><head><style>p{}</style></head><body><h1 style="color:red" onclick="x()">TITLE</h1>${item}<table><tr><td>MONDAY</td><td><b>JO</b></td></tr></table><img src="https://example.org/x.png"><script>document.title = "bad"</script></body></html>`,
    "text/plain": "x",
  });
  await expect(editor(sam, "story")).toContainText("MONDAY");
  for (const page of [ali, sam]) {
    await expect(editor(page, "story").locator("h2")).toHaveText("TITLE");
    await expect(editor(page, "story").locator("ul > li > p")).toHaveText("CALL WORK");
    await expect(editor(page, "story").locator("strong")).toHaveText("JO");
    await expect(editor(page, "story").locator("img[src], script, table, [onclick]")).toHaveCount(0);
  }
  const lines = [[["navy", "TITLE"]], [["navy", "CALL WORK"]], [["navy", "MONDAY | JO"]]];
  await expectLines([ali, sam], "story", lines, (all) => all.slice(0, 3));
});

test("AU10.7: a paste that is too long is told, and nothing is lost or sent", async ({ browser, server }) => {
  const { ali, sam } = await twoPeople(browser, server);
  await samWrites(sam, ali, "still here");
  await press(ali, "Control+a");
  await paste(ali, { "text/plain": "TOO LONG ".repeat(30_000) });
  const why = "That is too long to paste at once. Paste it in parts.";
  await expect(ali.getByRole("status").filter({ hasText: why })).toBeAttached();
  await expect(ali.locator(".writing-notice")).toHaveText(why);
  await press(ali, "Control+End");
  await ali.keyboard.type(" YES");
  await expect(ali.locator(".writing-notice")).toHaveCount(0);
  await expectLines([ali, sam], "story", [
    [
      ["rust", "still here"],
      ["navy", " YES"],
    ],
  ]);
});
