import type { Page } from "@playwright/test";
import { ask, idOf } from "../support/ask.ts";
import { atSize, inEveryLook } from "../support/every-look.ts";
import { editor, expectSame, expectSaved, twoPeople } from "../support/people.ts";
import type { Server } from "../support/server.ts";
import { expect, test } from "../support/test.ts";
import { isEmptied, keeps, kept, writeUnsaved } from "./unsaved.ts";

const banner = (page: Page) => page.getByRole("region", { name: "Words that were not sent" });

/** Ali writes without a connection and the tab is closed; answers a new one, in which the server refuses what the old one left. */
async function refusedAfterwards(ali: Page, server: Server, words: string): Promise<{ page: Page; allow: () => void }> {
  await keeps(ali);
  const opened = new Set<string>();
  const context = ali.context();
  const url = ali.url();
  await server.kill();
  await writeUnsaved(ali, words);
  await ali.close();
  await server.start();
  const page = await context.newPage();
  let isRefusing = true;
  // The page's own name comes first; the one that comes after it is the dead page's.
  await page.routeWebSocket(/\/sync\//u, (route) => {
    const name = new URL(route.url()).searchParams.get("page") ?? "";
    if (opened.size === 0) opened.add(name);
    if (opened.has(name) || !isRefusing) {
      route.connectToServer();
      return;
    }
    route.send(Buffer.from([14, 10, ...new TextEncoder().encode("bad-update")]));
    void route.close({ code: 4400, reason: "bad-update" });
  });
  await page.goto(url);
  return { page, allow: () => (isRefusing = false) };
}

test("GT6, SV3: words that a note does not take back are shown, can be copied and put in anew, and are on the device until then", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server, { permissions: ["clipboard-read", "clipboard-write"] });
  const { page } = await refusedAfterwards(ali, server, "WHAT I WROTE ON THE TRAIN");
  await expect(banner(page)).toContainText("WHAT I WROTE ON THE TRAIN");
  await expect(editor(page, "story")).not.toContainText("TRAIN");
  await inEveryLook(page, "unsaved-stranded");
  await atSize(page, "unsaved-stranded", "phone", { width: 360, height: 740 });
  await banner(page).getByRole("button", { name: "Copy my words" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe("WHAT I WROTE ON THE TRAIN");
  expect(await kept(page)).toBeGreaterThan(0);
  await banner(page).getByRole("button", { name: "Put them in here" }).click();
  await expect(editor(sam, "story")).toContainText("WHAT I WROTE ON THE TRAIN");
  await expect(banner(page)).toHaveCount(0);
  await expectSaved(page);
  await isEmptied(page);
  await expectSame(page, sam);
});

test("GT6, SV3: refused words can be sent once more, and are thrown away only after a question", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  const first = await refusedAfterwards(ali, server, "ONCE MORE");
  await expect(banner(first.page)).toContainText("ONCE MORE");
  first.allow();
  await banner(first.page).getByRole("button", { name: "Try again" }).click();
  await expect(editor(sam, "story")).toContainText("ONCE MORE");
  await expect(banner(first.page)).toHaveCount(0);
  await isEmptied(first.page);
  const { page } = await refusedAfterwards(first.page, server, "FORGET THIS");
  await banner(page).getByRole("button", { name: "Throw them away" }).click();
  const asked = page.getByRole("alertdialog");
  await asked.getByRole("button", { name: "Keep them" }).click();
  expect(await kept(page)).toBeGreaterThan(0);
  await banner(page).getByRole("button", { name: "Throw them away" }).click();
  await asked.getByRole("button", { name: "Throw them away" }).click();
  await expect(banner(page)).toHaveCount(0);
  await isEmptied(page);
  await expect(editor(sam, "story")).not.toContainText("FORGET THIS");
});

test("IN4, SV3: who was taken out of the note meanwhile still has the words that never arrived, and nothing else of it", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await keeps(ali);
  const context = ali.context();
  const url = ali.url();
  const id = idOf(ali);
  await server.kill();
  await writeUnsaved(ali, "NEVER ARRIVED");
  await ali.close();
  await server.start();
  await expectSaved(sam);
  await editor(sam, "story").click();
  await sam.keyboard.type("only mine ");
  await expectSaved(sam);
  await ask(sam, "DELETE", `people/${id}`);
  const page = await context.newPage();
  await page.goto(url);
  await expect(page.getByRole("alert")).toContainText("You are not in this note");
  await expect(banner(page)).toContainText("NEVER ARRIVED");
  await expect(page.getByText("only mine")).toHaveCount(0);
  await expect(banner(page).getByRole("button", { name: "Put them in here" })).toHaveCount(0);
  await expect(banner(page).getByRole("button", { name: "Copy my words" })).toBeVisible();
  await inEveryLook(page, "unsaved-out");
  await expect(editor(sam, "story")).not.toContainText("NEVER ARRIVED");
});

test("SV3: where the browser refuses to keep anything, writing goes on, and the page says how long words live", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await ali.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("refused", "SecurityError");
    };
  });
  await ali.reload();
  await editor(ali, "story").click();
  await ali.keyboard.type("STILL WORKS ");
  await expect(editor(sam, "story")).toContainText("STILL WORKS");
  await server.kill();
  await expect(
    ali
      .getByText("No connection: your words are kept only as long as this page is open")
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await ali.keyboard.type("ALSO NOW");
  await ali.getByRole("button", { name: "Try now" }).click();
  await inEveryLook(ali, "unsaved-not-kept");
  await server.start();
  await expect(editor(sam, "story")).toContainText("STILL WORKS ALSO NOW");
  await expectSaved(ali);
});
