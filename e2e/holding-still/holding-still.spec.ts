import type { Page } from "@playwright/test";
import { editor, marks, openPlan, press, twoPeople } from "../support/people.ts";
import { expect, test } from "../support/test.ts";

type Sheet = "story" | "plan";

/** Where the caret is on the screen, from its top. */
const caretTop = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { focusNode, focusOffset } = getSelection() ?? {};
    if (!(focusNode instanceof Text)) throw new Error("the caret is not behind a letter");
    const range = document.createRange();
    range.setStart(focusNode, (focusOffset ?? 0) - 1);
    range.setEnd(focusNode, focusOffset ?? 0);
    return range.getBoundingClientRect().top;
  });

/** Where a line is on the screen. */
const topOf = (page: Page, of: Sheet, line: string): Promise<number> =>
  editor(page, of)
    .getByText(line, { exact: true })
    .evaluate((element) => element.getBoundingClientRect().top);

/** Writes lines through the clipboard's way in: keys would take long. */
async function write(page: Page, of: Sheet, lines: readonly string[]): Promise<void> {
  await editor(page, of).evaluate(
    (root, html) => {
      const clipboard = new DataTransfer();
      clipboard.setData("text/html", html);
      root.dispatchEvent(new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true }));
    },
    lines.map((line) => `<p>${line}</p>`).join(""),
  );
}

const lines = (count: number, says: string): string[] =>
  Array.from({ length: count }, (_, index) => `${says} ${index + 1} of the mornings that went before.`);

/** Two frames on, when all that a change draws has been painted. */
const painted = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))));

for (const width of [1440, 360])
  for (const of of ["story", "plan"] as const)
    test(`nothing moves under a caret: lines that come and go above it leave it where it is on the screen, to the pixel (${of}, ${width} px)`, async ({
      browser,
      server,
    }) => {
      const { ali, sam } = await twoPeople(browser, server, { viewport: { width, height: 760 } });
      for (const page of [ali, sam])
        if (of === "plan") await (width < 700 ? page.getByRole("tab", { name: /plan/i }).click() : openPlan(page));
      await editor(ali, of).click();
      await press(ali, "Control+Home");
      await write(ali, of, lines(12, "LINE"));
      await expect(editor(sam, of)).toContainText("LINE 12");
      // Sam's caret stands behind words in the middle of the sheet.
      await editor(sam, of)
        .getByText(/^LINE 6 /)
        .click();
      await press(sam, "End");
      await sam.keyboard.type(" mine");
      await expect(editor(ali, of)).toContainText("mine");
      const before = await caretTop(sam);
      const stays = async (): Promise<void> => {
        await painted(sam);
        expect(Math.abs((await caretTop(sam)) - before)).toBeLessThan(1);
      };

      await test.step("many lines are put in above", async () => {
        await press(ali, "Control+Home");
        await write(ali, of, lines(15, "NEW"));
        await expect(editor(sam, of)).toContainText("NEW 15");
        await stays();
      });
      await test.step("they are taken out again, and more", async () => {
        await editor(ali, of).evaluate((root) => {
          const gone = [...root.querySelectorAll("p")].filter((line) => /NEW|LINE [12] /.test(line.textContent));
          const [first, last] = [gone[0], gone.at(-1)];
          if (!first || !last) throw new Error("there are no lines");
          getSelection()?.setBaseAndExtent(first, 0, last, last.childNodes.length);
        });
        await ali.keyboard.press("Delete");
        await expect(editor(sam, of)).not.toContainText("NEW 3");
        await stays();
      });
      await test.step("a line is written on in the same paragraph, before the caret, until it wraps", async () => {
        await editor(ali, of)
          .getByText(/^LINE 6 /)
          .click();
        await press(ali, "Home");
        await ali.keyboard.type("WHAT WAS SAID BEFORE ALL THIS AND TAKES UP A WHOLE LINE OR EVEN MORE OF IT ");
        await expect(editor(sam, of)).toContainText("MORE OF IT LINE 6");
        await stays();
      });
      await test.step("words of theirs are taken out above: a mark appears", async () => {
        await editor(sam, of)
          .getByText(/^LINE 4 /)
          .click();
        await press(sam, "End");
        await sam.keyboard.type(" and more that is mine");
        const beside = await caretTop(sam);
        await expect(editor(ali, of)).toContainText("more that is mine");
        await editor(sam, of)
          .getByText(/LINE 6 /)
          .click();
        await press(sam, "End");
        const there = await caretTop(sam);
        expect(there).not.toBe(beside);
        await editor(ali, of).evaluate((root) => {
          const words = [...root.querySelectorAll(".w")].find(
            ({ textContent }) => textContent === " and more that is mine",
          );
          if (words) getSelection()?.selectAllChildren(words);
        });
        await ali.keyboard.press("Delete");
        await expect(marks(sam, /took out 5 words/, of)).toBeVisible();
        await painted(sam);
        expect(Math.abs((await caretTop(sam)) - there)).toBeLessThan(1);
      });
    });

test("nothing moves under who only reads: lines put in above leave the first line in sight where it is", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server, { viewport: { width: 360, height: 640 } });
  await editor(ali, "story").click();
  await write(ali, "story", lines(40, "LINE"));
  await expect(editor(sam, "story")).toContainText("LINE 40");
  await sam.evaluate(() => scrollTo({ top: 700, behavior: "instant" }));
  await painted(sam);
  const seen = "LINE 20 of the mornings that went before.";
  const before = await topOf(sam, "story", seen);
  await press(ali, "Control+Home");
  await write(ali, "story", lines(15, "NEW"));
  await expect(editor(sam, "story")).toContainText("NEW 15");
  await painted(sam);
  expect(Math.abs((await topOf(sam, "story", seen)) - before)).toBeLessThan(1);
});

test("nothing moves under a finger that presses: what was still to be put right stays as it is", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server, { viewport: { width: 360, height: 640 } });
  await editor(ali, "story").click();
  await write(ali, "story", lines(40, "LINE"));
  await expect(editor(sam, "story")).toContainText("LINE 40");
  await sam.evaluate(() => scrollTo({ top: 700, behavior: "instant" }));
  await painted(sam);
  // As soon as the page holds on to a line, it comes to stand elsewhere, and in the same frame somebody presses.
  const pressed = sam.evaluate(
    () =>
      new Promise<readonly number[]>((resolve) => {
        const holding = new MutationObserver(() => {
          if (document.documentElement.style.overflowAnchor !== "none") return;
          holding.disconnect();
          requestAnimationFrame(() => {
            scrollBy({ top: -40, behavior: "instant" });
            const before = scrollY;
            document.querySelector("button")?.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
            const atOnce = scrollY;
            requestAnimationFrame(() => requestAnimationFrame(() => resolve([before, atOnce, scrollY])));
          });
        });
        holding.observe(document.documentElement, { attributes: true });
      }),
  );
  await press(ali, "Control+End");
  await ali.keyboard.type(" and on");
  const [before, atOnce, after] = await pressed;
  expect([atOnce, after]).toEqual([before, before]);
});
