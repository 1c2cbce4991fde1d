import type { Page } from "@playwright/test";
import { InputMethod } from "../support/input-method.ts";
import { editor, expectSame, marks, press, twoPeople } from "../support/people.ts";
import { expect, test } from "../support/test.ts";

/** Of Sam's "ab CDEF gh" Dr Ali takes out the middle: "ab ", the mark, "gh". */
async function marked(...[browser, server]: Parameters<typeof twoPeople>): Promise<{ ali: Page; sam: Page }> {
  const { ali, sam } = await twoPeople(browser, server);
  await editor(sam, "story").click();
  await sam.keyboard.type("ab CDEF gh");
  await expect(editor(ali, "story")).toContainText("gh");
  await editor(ali, "story").click();
  await press(ali, "Control+End");
  await press(ali, "ArrowLeft", 2);
  await press(ali, "Shift+ArrowLeft", 5);
  await press(ali, "Delete");
  for (const page of [ali, sam]) await expect(marks(page)).toHaveCount(1);
  return { ali, sam };
}

/** The story's first line with `[]` for each mark, as it is drawn, and with `^` for the caret. */
const drawn = (page: Page, { caret }: { readonly caret: boolean }): Promise<string> =>
  editor(page, "story").evaluate((root, caret) => {
    const { focusNode, focusOffset } = getSelection() ?? {};
    const textOf = (node: Node): string => {
      const at = caret && node === focusNode ? (focusOffset ?? 0) : -1;
      if (node instanceof Text) return at < 0 ? node.data : `${node.data.slice(0, at)}^${node.data.slice(at)}`;
      if (node instanceof Element && node.matches(".caret")) return "";
      if (node instanceof Element && node.matches(".taken")) return "[]";
      const children = [...node.childNodes].map(textOf);
      if (at >= 0) children.splice(at, 0, "^");
      return children.join("");
    };
    const line = root.querySelector("p");
    return line ? textOf(line) : "";
  }, caret);

/** To the mark from the left, and from the right. */
const WAYS: readonly (readonly [key: string, step: string, times: number])[] = [
  ["Control+Home", "ArrowRight", 3],
  ["Control+End", "ArrowLeft", 2],
];

test("AU8: what is typed beside a mark stands where the caret was, whoever types and wherever they come from", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await marked(browser, server);
  for (const page of [ali, sam]) {
    for (const [key, step, times] of WAYS) {
      await press(page, key);
      await press(page, step, times);
      const before = await drawn(page, { caret: true });
      expect(before).toMatch(/\[\]\^|\^\[\]/);
      await page.keyboard.type("xy");
      for (const each of [ali, sam])
        await expect.poll(() => drawn(each, { caret: false })).toBe(before.replace("^", "xy"));
      expect(await drawn(page, { caret: true })).toBe(before.replace("^", "xy^"));
      await press(page, "Backspace", 2);
      for (const each of [ali, sam]) await expect.poll(() => drawn(each, { caret: false })).toBe("ab []gh");
    }
  }
  await expectSame(ali, sam);
});

test("AU8, AU12: who composes beside a mark is not interrupted, and the word stands where the caret was", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await marked(browser, server);
  const ime = await InputMethod.of(ali);
  for (const [key, step, times] of WAYS) {
    await press(ali, key);
    await press(ali, step, times);
    const before = await drawn(ali, { caret: true });
    await ime.forget();
    await ime.compose("か");
    await press(sam, "Control+Home");
    await sam.keyboard.type("<");
    await expect(editor(ali, "story")).toContainText("<");
    await ime.compose("かん");
    await ime.commit("感");
    expect(await ime.seen()).toEqual({ started: 1, ended: 1, composing: false });
    for (const each of [ali, sam])
      await expect.poll(() => drawn(each, { caret: false })).toBe(`<${before.replace("^", "感")}`);
    await press(ali, "Backspace");
    await press(sam, "Backspace");
    for (const each of [ali, sam]) await expect.poll(() => drawn(each, { caret: false })).toBe("ab []gh");
  }
});

test("AU8: what is copied has none of a mark's words, closed or open", async ({ browser, server }) => {
  const { ali, sam } = await marked(browser, server);
  await marks(sam).getByRole("button", { name: "Show" }).click();
  for (const page of [ali, sam]) {
    const copied = page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          document.addEventListener(
            "copy",
            ({ clipboardData }) =>
              resolve(["text/plain", "text/html"].map((type) => clipboardData?.getData(type) ?? "")),
            { once: true },
          );
        }),
    );
    await editor(page, "story").click();
    await press(page, "Control+a");
    await page.keyboard.press("Control+c");
    const [text, html] = await copied;
    expect(text?.trim()).toBe("ab gh");
    expect(html).toContain("ab gh");
    expect(html).not.toMatch(/took out|Put back|CDEF/);
  }
});
