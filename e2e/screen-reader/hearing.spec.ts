import { editor, openPlan, twoPeople } from "../support/people.ts";
import { expect, test } from "../support/test.ts";
import { ScreenReader } from "./virtual-screen-reader.ts";

test("AU8, AU15, SV2: it hears who comes and goes; what is written only when that is asked for, gathered, never its own; and a lost line at once", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  const reader = await ScreenReader.of(ali);
  await reader.listen();
  // At first: who is here, and nothing of what is written.
  await editor(sam, "story").click();
  await sam.keyboard.type("I sleep badly");
  await sam.close();
  await expect.poll(() => reader.heard(), { timeout: 30_000 }).toContain("polite: Sam has gone.");
  expect((await reader.heard()).filter((phrase) => /wrote/.test(phrase))).toEqual([]);

  await ali.keyboard.press("Alt+Shift+KeyL");
  const dialog = ali.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Everything that is written" }).check({ force: true });
  await expect(dialog.getByRole("listitem").last()).toContainText("Sam has gone.");
  await ali.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  const back = await sam.context().newPage();
  await back.goto(ali.url().replace(/\?.*/, ""));
  await expect(editor(back, "story")).toBeVisible();
  await expect.poll(() => reader.heard()).toContain("polite: Sam is here.");

  await editor(back, "story").click();
  await back.keyboard.press("Control+End");
  await back.keyboard.type(" and wake at foour");
  for (let letters = 4; letters > 0; letters--) await back.keyboard.press("Backspace");
  await back.keyboard.type("our");
  await openPlan(ali);
  await ali.keyboard.type("Keep a diary");
  await expect.poll(() => reader.heard(), { timeout: 30_000 }).toContain("polite: Sam wrote 4 words in Story.");
  expect((await reader.heard()).filter((phrase) => /Dr Ali|diary/.test(phrase))).toEqual([]);

  await server.kill();
  await expect
    .poll(() => reader.heard())
    .toContain("assertive: No connection: your words are kept here and will be sent");
});
