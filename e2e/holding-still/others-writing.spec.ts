import type { Page } from "@playwright/test";
import { editor, press, twoPeople } from "../support/people.ts";
import { expect, test } from "../support/test.ts";

async function choose(page: Page, word: string): Promise<void> {
  await page.locator(".bar").getByRole("button", { name: "More" }).click();
  await page.getByRole("dialog").getByText(word, { exact: true }).click();
}

test("AU12: who wrote a line is answered by key, in words, on the screen and to screen readers", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await editor(sam, "story").click();
  await sam.keyboard.type("i wake at four");
  await editor(ali, "story").getByText("i wake at four").click();
  await press(ali, "End");
  await ali.keyboard.type(" MORE LIKE DREAD");
  await ali.keyboard.press("Alt+Shift+KeyW");
  const answer = "Sam wrote this. You added ‘MORE LIKE DREAD’.";
  const card = ali.getByRole("region", { name: "Who wrote this?" });
  await expect(card.getByRole("listitem")).toHaveText([
    /Sam wrote this\.4 words/,
    /You added ‘MORE LIKE DREAD’\.3 words/,
  ]);
  await expect(ali.getByRole("status").filter({ hasText: answer })).toBeAttached();
  await expect(editor(sam, "story")).toContainText("DREAD");
  // It stands beside its line, which can still be read, and the keyboard stays in the text.
  await expect(editor(ali, "story")).toBeFocused();
  const [line, place] = [
    await editor(ali, "story").getByText("i wake at four").boundingBox(),
    await card.boundingBox(),
  ];
  expect(place?.y).toBeGreaterThanOrEqual((line?.y ?? Infinity) + (line?.height ?? 0));
  // What others write meanwhile is counted, and closes nothing; Escape does, and writing on.
  await press(sam, "End");
  await sam.keyboard.type(" again");
  await expect(card.getByRole("listitem").first()).toContainText("5 words");
  await ali.keyboard.press("Escape");
  await expect(card).toBeHidden();
  await expect(editor(ali, "story")).toBeFocused();
  await ali.keyboard.press("Alt+Shift+KeyW");
  await expect(card).toBeVisible();
  await ali.keyboard.type("!");
  await expect(card).toBeHidden();
});

test("a line says its language and runs its own way, on both sides", async ({ browser, server }) => {
  const { ali, sam } = await twoPeople(browser, server, { viewport: { width: 1280, height: 760 } });
  await editor(sam, "story").click();
  await sam.keyboard.type("مرحبا كيف حالك");
  await sam.locator(".story .pen").getByRole("button", { name: "More" }).click();
  await sam.getByLabel("Language of these lines").selectOption("ar");
  const line = editor(ali, "story").locator('p[lang="ar"]');
  await expect(line).toHaveText("مرحبا كيف حالك");
  await expect(line).toHaveCSS("direction", "rtl");
});

test("go to Sam shows where Sam writes, and once more puts the caret there", async ({ browser, server }) => {
  const { ali, sam } = await twoPeople(browser, server, { viewport: { width: 1280, height: 480 } });
  await editor(sam, "story").click();
  for (let line = 0; line < 14; line++) {
    await sam.keyboard.type(`line ${line}`);
    await sam.keyboard.press("Enter");
  }
  await sam.keyboard.type("down here ");
  await expect(editor(ali, "story")).toContainText("down here");
  await editor(ali, "story").getByText("line 0").click();
  await choose(ali, "Go to Sam");
  await expect(editor(ali, "story").getByText("down here")).toBeInViewport();
  await expect(ali.getByRole("status").filter({ hasText: "This is where Sam is." })).toBeAttached();
  await choose(ali, "Go to Sam");
  await expect(ali.getByRole("status").filter({ hasText: "You are beside Sam now." })).toBeAttached();
  await expect(editor(ali, "story")).toBeFocused();
  await ali.keyboard.type("BESIDE");
  await expect(editor(sam, "story")).toContainText("down here BESIDE");
});

test("hold still shows nothing of what others write until it is let go, and the first own key lets go and is written", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server, { viewport: { width: 1280, height: 760 } });
  await editor(ali, "story").click();
  await ali.keyboard.type("ALI");
  await expect(editor(sam, "story")).toContainText("ALI");
  await choose(ali, "Hold still");
  await editor(sam, "story").click();
  await press(sam, "Control+End");
  await sam.keyboard.press("Enter");
  await sam.keyboard.type("and sam");
  const held = ali.locator(".story .held");
  await expect(ali.locator(".held-strip")).toContainText("Others have changed");
  await expect(held).toHaveText("ALI");
  await held.focus();
  await ali.keyboard.type("!?");
  await expect(held).toBeHidden();
  await expect(editor(ali, "story").locator("p")).toHaveText(["ALI!?", "and sam"]);
  await expect(editor(sam, "story").locator("p")).toHaveText(["ALI!?", "and sam"]);
  await choose(ali, "Hold still");
  await ali.getByRole("button", { name: "Let go" }).click();
  await expect(held).toBeHidden();
});
