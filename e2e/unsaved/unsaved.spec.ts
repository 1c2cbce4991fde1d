import {
  begin,
  editor,
  expectEveryLetterRight,
  expectSame,
  expectSaved,
  invite,
  join,
  ownBrowser,
  signIn,
  twoPeople,
} from "../support/people.ts";
import { expect, test } from "../support/test.ts";
import { isEmptied, keeps, kept, writeUnsaved } from "./unsaved.ts";

test("SV3, GT2: what was written without a connection is there after the page was loaded again, once, as its author's", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await keeps(ali);
  await editor(ali, "story").click();
  await ali.keyboard.type("BEFORE ");
  await expect(editor(sam, "story")).toContainText("BEFORE");
  await server.kill();
  await writeUnsaved(ali, "WRITTEN OFFLINE");
  // There is nothing to load it from.
  await ali.reload().catch(() => {});
  await server.start();
  await ali.goto(sam.url().split("?")[0] ?? "");
  await expect(editor(ali, "story")).toContainText("BEFORE WRITTEN OFFLINE");
  await expect(editor(sam, "story")).toContainText("BEFORE WRITTEN OFFLINE");
  await expectSaved(ali);
  await isEmptied(ali);
  await expectEveryLetterRight(sam);
  await expectSame(ali, sam);
  expect((await editor(sam, "story").innerText()).match(/WRITTEN/gu)).toHaveLength(1);
});

test("SV3: a tab that crashed while there was no connection loses nothing", async ({ browser, server }) => {
  const { ali, sam } = await twoPeople(browser, server);
  await keeps(ali);
  await server.kill();
  await writeUnsaved(ali, "JUST BEFORE THE CRASH");
  const crashed = ali.waitForEvent("crash");
  await Promise.all([crashed, ali.goto("chrome://crash").catch(() => {})]);
  await server.start();
  const again = await ali.context().newPage();
  await again.goto(sam.url().split("?")[0] ?? "");
  await expect(editor(again, "story")).toContainText("JUST BEFORE THE CRASH");
  await expect(editor(sam, "story")).toContainText("JUST BEFORE THE CRASH");
  await expectSaved(again);
  await isEmptied(again);
  await expectEveryLetterRight(sam);
});

test("SV3: of two tabs each keeps its own; what one left that is gone, the other brings", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  const other = await ali.context().newPage();
  await other.goto(ali.url());
  await expect(editor(other, "story")).toBeVisible();
  for (const page of [ali, other]) await keeps(page);
  await server.kill();
  await writeUnsaved(ali, "FROM THE FIRST. ");
  await writeUnsaved(other, "FROM THE SECOND. ");
  // No good-bye: as if it had crashed.
  await other.close({ runBeforeUnload: false });
  expect(await kept(ali)).toBeGreaterThanOrEqual("FROM THE FIRST. FROM THE SECOND. ".length);
  await server.start();
  for (const words of ["FROM THE FIRST.", "FROM THE SECOND."])
    for (const page of [ali, sam]) await expect(editor(page, "story")).toContainText(words);
  await expectSaved(ali);
  await isEmptied(ali);
  await expectSame(ali, sam);
  for (const words of [/THE FIRST/gu, /THE SECOND/gu])
    expect((await editor(sam, "story").innerText()).match(words)).toHaveLength(1);
});

test("SV3: somebody else at the same device reads nothing of it, and whose it is still has it", async ({
  browser,
  server,
}) => {
  const ali = await ownBrowser(browser);
  await begin(ali, server);
  const [link, note] = [await invite(ali), ali.url()];
  await keeps(ali);
  await server.kill();
  await writeUnsaved(ali, "NOT FOR SAM");
  const context = ali.context();
  await ali.close();
  await server.start();
  const cookies = await context.cookies();
  await context.clearCookies();
  const sam = await context.newPage();
  await join(sam, link);
  await keeps(sam);
  await editor(sam, "story").click();
  await sam.keyboard.type("i am here");
  await expectSaved(sam);
  await sam.reload();
  await expect(editor(sam, "story")).toContainText("i am here");
  await expect(sam.getByText("NOT FOR SAM")).toHaveCount(0);
  await expect(sam.getByRole("region", { name: "Words that were not sent" })).toHaveCount(0);
  expect(await kept(sam)).toBeGreaterThan(0);
  await sam.close();
  await context.clearCookies();
  await context.addCookies(cookies);
  const again = await context.newPage();
  await again.goto(note);
  await expect(editor(again, "story")).toContainText("NOT FOR SAM");
  await expect(editor(again, "story")).toContainText("i am here");
  await isEmptied(again);
});

test("IN6, SV3: who leaves now asks nothing and loses nothing: it is there, sealed, when they open the note again", async ({
  browser,
  server,
}) => {
  const ali = await ownBrowser(browser);
  await begin(ali, server);
  const note = ali.url();
  await keeps(ali);
  await server.kill();
  await writeUnsaved(ali, "THEN I LEFT");
  await ali
    .getByRole("button", { name: "Leave now" })
    .click()
    .catch(() => {});
  await expect(ali.getByText("THEN I LEFT")).toHaveCount(0);
  await server.start();
  // It is still on its way out, and may be faster.
  await expect(async () => {
    await ali.goto(`${server.origin}/left`);
  }).toPass();
  expect(await kept(ali)).toBeGreaterThan(0);
  // The server could not be told that the session is over, so it ends here.
  await ali.context().clearCookies();
  await signIn(ali, server);
  await ali.goto(note);
  await expect(editor(ali, "story")).toContainText("THEN I LEFT");
  await expectSaved(ali);
  await isEmptied(ali);
});

test("SV3: who finishes is asked about words that are not saved, and may leave without them", async ({
  browser,
  server,
}) => {
  const ali = await ownBrowser(browser);
  await begin(ali, server);
  const note = ali.url();
  await keeps(ali);
  // With the first word, what may be needed without a connection is fetched.
  await editor(ali, "story").click();
  await ali.keyboard.type("SAVED ");
  await expectSaved(ali);
  await ali.waitForFunction(() => {
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
    return ["MorePopover", "UnsavedDialog"].every((part) => loaded.some((name) => name.includes(part)));
  });
  await server.kill();
  await writeUnsaved(ali, "NOBODY WANTS THIS");
  await ali.locator(".bar").getByRole("button", { name: "More" }).click();
  await ali.getByRole("button", { name: "Finish" }).click();
  const asked = ali.getByRole("alertdialog");
  await expect(asked).toContainText("they can wait on this device");
  await asked.getByRole("button", { name: "Leave without them" }).click();
  await expect(ali).toHaveURL(/\/left$/u);
  await isEmptied(ali);
  await server.start();
  await ali.context().clearCookies();
  await signIn(ali, server);
  await ali.goto(note);
  await expect(editor(ali, "story")).toBeVisible();
  await expectSaved(ali);
  await expect(ali.getByText("NOBODY WANTS THIS")).toHaveCount(0);
});

test("SV2, SV3: a clock that is set back an hour, and a night's sleep, take nothing", async ({ browser, server }) => {
  const { ali, sam } = await twoPeople(browser, server);
  await ali.addInitScript(() => {
    const real = Date.now;
    Date.now = () => real() + Number(document.documentElement?.dataset["away"] ?? 0);
  });
  await ali.reload();
  await keeps(ali);
  const setClock = (away: number): Promise<void> =>
    ali.evaluate((ms) => {
      document.documentElement.dataset["away"] = String(ms);
    }, away);
  await editor(ali, "story").click();
  await ali.keyboard.type("BEFORE ");
  await setClock(-3_600_000);
  await ali.keyboard.type("BACK ");
  await expect(editor(sam, "story")).toContainText("BEFORE BACK");
  await server.kill();
  await writeUnsaved(ali, "AND OFFLINE ");
  await server.start();
  await expect(editor(sam, "story")).toContainText("BEFORE BACK AND OFFLINE");
  await expectSaved(ali);
  await isEmptied(ali);
  // It sleeps, and the server is another one when it wakes.
  const cdp = await ali.context().newCDPSession(ali);
  await server.kill();
  await writeUnsaved(ali, "BEFORE SLEEP");
  await cdp.send("Page.setWebLifecycleState", { state: "frozen" });
  await server.start();
  await expectSaved(sam);
  await cdp.send("Page.setWebLifecycleState", { state: "active" });
  await expect(editor(sam, "story")).toContainText("BEFORE SLEEP");
  await expectSaved(ali);
  await isEmptied(ali);
  await expectSame(ali, sam);
});
