import type { Page } from "@playwright/test";
import { inEveryLook } from "../support/every-look.ts";
import { editor, expectSame, press, shownAuthors, twoPeople } from "../support/people.ts";
import { expect, test } from "../support/test.ts";

const begin = (page: Page) => page.locator(".story").getByRole("button", { name: "Write something only you can see" });
const box = (page: Page) => page.getByRole("textbox", { name: "Not shared yet" });
const SECRET = "i am afraid of him";

/** Counts what a page sends, and what it writes to the device, from now on. */
async function watchDevice(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const count = (): void => {
      document.documentElement.dataset["writes"] = String(Number(document.documentElement.dataset["writes"] ?? 0) + 1);
    };
    const watch = (on: object, name: string): void => {
      const real: unknown = Reflect.get(on, name);
      if (typeof real !== "function") throw new Error(`nothing to watch: ${name}`);
      Reflect.set(on, name, function watched(this: unknown, ...given: unknown[]): unknown {
        count();
        return Reflect.apply(real, this, given);
      });
    };
    watch(WebSocket.prototype, "send");
    watch(Storage.prototype, "setItem");
    watch(IDBObjectStore.prototype, "put");
    watch(IDBObjectStore.prototype, "add");
    watch(IDBFactory.prototype, "open");
    watch(window, "fetch");
    watch(XMLHttpRequest.prototype, "send");
    watch(navigator, "sendBeacon");
    watch(history, "pushState");
    watch(history, "replaceState");
  });
  return () => page.evaluate(() => Number(document.documentElement.dataset["writes"] ?? 0));
}

test("a line that is not shared yet leaves neither the page nor a trace on the device while it is written", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await begin(sam).click();
  await expect(box(sam)).toBeFocused();
  const frames: string[] = [];
  const protocol = await sam.context().newCDPSession(sam);
  await protocol.send("Network.enable");
  protocol.on("Network.webSocketFrameSent", ({ response }) => frames.push(response.payloadData));
  const requests: string[] = [];
  // The page's own code, fetched ahead with the first key, is asked for by the names the build gave it.
  const built = `${server.origin}/assets/`;
  sam.on("request", (request) => {
    if (!request.url().startsWith(built)) requests.push(request.url());
  });
  const writes = await watchDevice(sam);
  await sam.keyboard.type(SECRET);
  await expect(box(sam)).toHaveValue(SECRET);
  expect(await writes()).toBe(0);
  expect(requests).toEqual([]);
  await expect(ali.getByText("Sam is writing")).toHaveCount(0);
  await inEveryLook(sam, "pace-not-shared-yet");
  // The watch works: the same words in the note are sent.
  await sam.getByRole("button", { name: "Put it in the note" }).click();
  await expect(editor(ali, "story")).toContainText(SECRET);
  expect(await writes()).toBeGreaterThan(0);
  expect(frames.length).toBeGreaterThan(0);
  expect((await shownAuthors(ali, "story")).flat()).toEqual([["rust", SECRET]]);
  await expect(box(sam)).toHaveCount(0);
  await expectSame(ali, sam);
});

test("it goes to the end or to where its writer was, as their own words, line by line", async ({ browser, server }) => {
  const { ali, sam } = await twoPeople(browser, server);
  await editor(ali, "story").click();
  await ali.keyboard.type("FIRST LAST");
  await expect(editor(sam, "story")).toContainText("FIRST LAST");
  await editor(sam, "story").click();
  await press(sam, "Control+Home");
  await press(sam, "ArrowRight", 6);
  await begin(sam).click();
  await box(sam).fill("and then ");
  await sam.getByRole("button", { name: "Put it where I was" }).click();
  await begin(sam).click();
  await box(sam).fill("one\ntwo");
  await sam.getByRole("button", { name: "Put it in the note" }).click();
  const story = [
    [
      ["navy", "FIRST "],
      ["rust", "and then"],
      ["navy", "LAST"],
    ],
    [["rust", "one"]],
    [["rust", "two"]],
  ];
  for (const page of [ali, sam]) await expect.poll(() => shownAuthors(page, "story")).toEqual(story);
});

test("it outlives a turn to the other tab and a lost connection, and leaving asks", async ({ browser, server }) => {
  const { sam } = await twoPeople(browser, server, { viewport: { width: 360, height: 640 } });
  await begin(sam).click();
  await box(sam).fill(SECRET);
  await sam.getByRole("tab", { name: /Plan/ }).click();
  await expect(box(sam)).toBeHidden();
  await sam.getByRole("tab", { name: /Story/ }).click();
  await expect(box(sam)).toHaveValue(SECRET);
  await server.kill();
  await expect(sam.getByText("No connection", { exact: true })).toBeVisible();
  await server.start();
  await expect(sam.getByText("No connection", { exact: true })).toHaveCount(0);
  await expect(box(sam)).toHaveValue(SECRET);
  await sam.getByRole("button", { name: "More", exact: true }).first().click();
  await sam.getByRole("button", { name: "Finish" }).click();
  const asked = sam.getByRole("alertdialog");
  await expect(asked).toContainText("only on your screen");
  await asked.getByRole("button", { name: "Stay" }).click();
  await expect(box(sam)).toHaveValue(SECRET);
  // A reload asks too; who says yes has lost it.
  sam.once("dialog", (dialog) => void dialog.accept());
  await sam.reload();
  await expect(editor(sam, "story")).toBeVisible();
  await expect(begin(sam)).toBeVisible();
  await expect(box(sam)).toHaveCount(0);
  await expect(sam.getByText(SECRET)).toHaveCount(0);
});

test("thrown away, nothing of it stays; and Leave now is not held up by it", async ({ browser, server }) => {
  const { sam } = await twoPeople(browser, server);
  await begin(sam).click();
  await box(sam).fill(SECRET);
  await sam.getByRole("button", { name: "Throw away" }).click();
  await begin(sam).click();
  await expect(box(sam)).toHaveValue("");
  await box(sam).fill(SECRET);
  let isAsked = false;
  sam.on("dialog", (dialog) => {
    isAsked = true;
    void dialog.dismiss();
  });
  await sam.getByRole("button", { name: "Leave now" }).click();
  await expect(sam).toHaveURL(/\/away$/);
  expect(isAsked).toBe(false);
});
