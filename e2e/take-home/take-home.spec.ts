import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { copyPage, ENGLISH, takeHome } from "@ourwords/export";
import { docx } from "@ourwords/export/docx";
import { expectNoFindings } from "../support/accessible.ts";
import { inEveryLook } from "../support/every-look.ts";
import { editor, expectSaved, shownAuthors, twoPeople } from "../support/people.ts";
import { more } from "../support/shared-screen.ts";
import { expect, test } from "../support/test.ts";

/** Opens the dialog and takes a file of this kind. */
async function taken(page: Page, kind: string | RegExp): Promise<Buffer> {
  const download = page.waitForEvent("download");
  await page.getByRole("dialog").getByRole("button", { name: kind }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^copy\.\w+$/);
  return readFile(await file.path());
}

test("AU15: both take the note along as a file, with names before the words, and Sam prints it", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await editor(sam, "story").click();
  await sam.keyboard.type("it is worst before work");
  await expect(editor(ali, "story")).toContainText("before work");
  await editor(ali, "story").click();
  await ali.keyboard.press("Control+End");
  await ali.keyboard.press("Enter");
  await ali.keyboard.type("WHAT IS THAT LIKE");
  await expectSaved(ali);

  await more(sam, "Take a copy");
  const dialog = sam.getByRole("dialog", { name: "Take a copy" });
  await expectNoFindings(sam);
  await inEveryLook(sam, "take-a-copy");
  const text = (await taken(sam, "Plain text, for a record")).toString();
  expect(text).toContain("Sam: it is worst before work\n\nDr Ali: WHAT IS THAT LIKE");
  await expect(dialog.getByText("The copy is with your downloads.")).toBeVisible();
  expect((await taken(sam, "Text with headings and lists (Markdown)")).toString()).toContain(
    "**Sam:** it is worst before work",
  );
  expect((await taken(sam, "A file for Word")).subarray(0, 2).toString()).toBe("PK");
  expect((await taken(sam, "A file to keep (PDF)")).subarray(0, 5).toString()).toBe("%PDF-");
  await dialog.getByRole("radio", { name: "Only the plan" }).check({ force: true });
  expect((await taken(sam, "Plain text, for a record")).toString()).not.toContain("before work");
  expect((await taken(sam, "A web page")).toString()).not.toContain('class="large"');
  // By keyboard alone: large print of the plan.
  await dialog.getByRole("radio", { name: "Only the plan" }).press("Tab");
  await expect(dialog.getByRole("switch", { name: "In large print" })).toBeFocused();
  await sam.keyboard.press("Space");
  const large = (await taken(sam, "A web page")).toString();
  expect(large).toContain('class="large"');
  expect(large).not.toContain("before work");

  await more(ali, "Take a copy");
  const printed = ali.waitForEvent("console", (message) => message.text().startsWith("printed: "));
  await ali.evaluate(() => {
    new MutationObserver(() => {
      for (const frame of document.querySelectorAll("iframe"))
        frame.addEventListener(
          "load",
          () => {
            const inside = frame.contentWindow;
            if (inside) inside.print = () => console.log(`printed: ${inside.document.body.innerText}`);
          },
          { capture: true, once: true },
        );
    }).observe(document.body, { childList: true });
  });
  await ali.getByRole("dialog").getByRole("button", { name: "Print" }).click();
  expect((await printed).text()).toContain("Sam: it is worst before work");
  await ali.evaluate(() => document.querySelector("iframe")?.contentWindow?.dispatchEvent(new Event("afterprint")));
  await expect(ali.locator("iframe")).toHaveCount(0);
});

test("AU10: text from a Word file comes into the story as the words of who brings it; what is none is refused in words", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await editor(ali, "story").click();
  await ali.keyboard.type("HELLO");
  await expect(editor(sam, "story")).toContainText("HELLO");
  await more(sam, "Bring in text");
  const dialog = sam.getByRole("dialog", { name: "Bring in text" });
  const file = dialog.getByLabel("File");
  const bring = dialog.getByRole("button", { name: "Bring it in" });
  await expectNoFindings(sam);
  const mimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  await file.setInputFiles({ name: "letter.docx", mimeType, buffer: Buffer.from([0x50, 0x4b, 3, 4, 0, 1, 2]) });
  await expect(dialog.getByText("This file can’t be read.")).toBeVisible();
  await file.setInputFiles({ name: "letter.docx", mimeType, buffer: Buffer.alloc(11_000_000) });
  await expect(dialog.getByText("This file is too big.")).toBeVisible();
  await file.setInputFiles({ name: "letter.txt", mimeType: "text/plain", buffer: Buffer.from("  \n ") });
  await expect(dialog.getByText("There are no words in this file.")).toBeVisible();
  await expect(bring).toBeDisabled();

  const none = { people: [], sheets: { story: [], plan: [] }, takenOut: [], explained: [], answers: [], reasons: [] };
  const word = await docx(copyPage(takeHome(none, "plan", { kind: "open", at: 0 }), ENGLISH));
  await file.setInputFiles({ name: "letter.docx", mimeType, buffer: Buffer.from(word) });
  await expect(dialog.getByText("It begins: “Plan Copy made")).toBeVisible();
  await bring.click();
  await expect(dialog).toBeHidden();
  await expect(editor(ali, "story")).toContainText("A name stands before each paragraph.");
  await expectSaved(sam);
  const authors = (await shownAuthors(ali, "story")).flat();
  expect(authors[0]).toEqual(["navy", "HELLO"]);
  expect(new Set(authors.slice(1).map(([look]) => look))).toEqual(new Set(["rust"]));
});
