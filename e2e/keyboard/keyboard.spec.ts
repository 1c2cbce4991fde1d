import { expectNoFindings } from "../support/accessible.ts";
import { begin, editor } from "../support/people.ts";
import { beginTogether, more, voice } from "../support/shared-screen.ts";
import { expect, test } from "../support/test.ts";

test("F6 goes round the parts of the page, and story and plan have a key of their own, on a narrow page too", async ({
  page,
  server,
}) => {
  await begin(page, server);
  await expect(async () => {
    await page.keyboard.press("Alt+Shift+KeyP");
    await expect(editor(page, "plan")).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("F6");
  await expect(page.locator(".bar :focus")).toHaveCount(1);
  await page.keyboard.press("F6");
  await expect(editor(page, "story")).toBeFocused();
  await page.keyboard.press("F6");
  await expect(editor(page, "plan")).toBeFocused();
  await page.keyboard.press("Shift+F6");
  await expect(editor(page, "story")).toBeFocused();
  // In the text a letter is a letter, whatever is switched on.
  await page.keyboard.type("p?");
  await expect(editor(page, "story")).toHaveText("p?");
  await page.setViewportSize({ width: 360, height: 640 });
  await expect(editor(page, "plan")).toBeHidden();
  await page.keyboard.press("Alt+Shift+KeyP");
  await expect(editor(page, "plan")).toBeFocused();
});

test("F6 passes a quiet plan by and leaves it quiet, and comes to who writes at a shared screen", async ({
  page,
  server,
}) => {
  await beginTogether(page, server);
  await editor(page, "story").click();
  await page.keyboard.press("F6");
  await expect(page.getByRole("button", { name: /Open the plan/ })).toBeFocused();
  await expect(editor(page, "plan")).toBeHidden();
  await page.keyboard.press("F6");
  await expect(voice(page, "Sam")).toBeFocused();
  await page.keyboard.press("F6");
  await expect(page.locator(".bar :focus")).toHaveCount(1);
  await page.keyboard.press("Shift+F6");
  await expect(voice(page, "Sam")).toBeFocused();
});

test("a part of the page that does not come says so in its own place, and comes when it is asked for again", async ({
  page,
  server,
}) => {
  await begin(page, server);
  const dialog = page.getByRole("dialog");
  const languages = "**/assets/LanguageChoice-*.js";
  await page.route(languages, (route) => route.abort());
  await more(page, "Language");
  await expect(dialog.getByRole("alert")).toHaveText("This part did not come. Try again when there is a connection.");
  await page.unroute(languages);
  await dialog.getByRole("button", { name: "Language: back to the menu" }).click();
  await dialog.getByRole("button", { name: "Language" }).click();
  await expect(dialog.getByRole("radio", { name: "Deutsch" })).toBeAttached();
  await expect(dialog.getByRole("alert").filter({ hasText: "did not come" })).toHaveCount(0);
});

test("WCAG 2.1.4: single keys are off at first, can be switched on and changed, and a key that is taken is told in words", async ({
  page,
  server,
}) => {
  await begin(page, server);
  const dialog = page.getByRole("dialog");
  const leaveText = async (): Promise<void> => {
    await editor(page, "story").click();
    await page.keyboard.press("Shift+F6");
    await expect(page.locator(".bar :focus")).toHaveCount(1);
  };
  await leaveText();
  await page.keyboard.press("?");
  await page.keyboard.press("s");
  await expect(page.locator(".bar :focus")).toHaveCount(1);
  await expect(dialog).toBeHidden();

  await page.keyboard.press("Alt+Shift+KeyL");
  await expect(dialog.getByText("Nothing yet.")).toBeVisible();
  await expectNoFindings(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.keyboard.press("Alt+Shift+KeyK");
  await dialog.getByRole("checkbox", { name: /Single keys/ }).check();
  const story = dialog.getByRole("textbox", { name: "Key for: Go to the story" });
  await expect(story).toHaveValue("s");
  await story.press("p");
  await expect(dialog.getByRole("alert")).toHaveText("“p” is taken already, for: Go to the plan. Choose another one.");
  await expect(story).toHaveValue("s");
  await story.press("1");
  await expect(story).toHaveValue("1");
  await expect(dialog.getByRole("alert")).toHaveCount(0);
  await expectNoFindings(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  await leaveText();
  await page.keyboard.press("1");
  await expect(editor(page, "story")).toBeFocused();
  await page.reload();
  await expect(editor(page, "story")).toBeVisible();
  await leaveText();
  await page.keyboard.press("?");
  await dialog.getByRole("button", { name: "As they were at first" }).click();
  await expect(dialog.getByRole("textbox", { name: "Key for: Go to the story" })).toHaveValue("s");
});
