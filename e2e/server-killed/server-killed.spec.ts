import { editor, expectSame, expectSaved, press, twoPeople } from "../support/people.ts";
import { expect, test } from "../support/test.ts";

test("RM2, SV1: killed while both type, the server loses nothing that was saved or seen, and the pages come back by themselves", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  await editor(ali, "story").click();
  await ali.keyboard.type("START ");
  await expect(editor(sam, "story")).toContainText("START");
  await editor(sam, "story").click();
  await press(sam, "Control+End");
  const written = Promise.all([
    ali.keyboard.type("A".repeat(120), { delay: 20 }),
    sam.keyboard.type("b".repeat(120), { delay: 20 }),
  ]);
  await expect.poll(() => letters(editor(ali, "story"), "b")).toBeGreaterThan(5);
  await expect.poll(() => letters(editor(sam, "story"), "A")).toBeGreaterThan(5);
  await server.kill();
  const seen = { ali: await letters(editor(ali, "story"), "b"), sam: await letters(editor(sam, "story"), "A") };
  for (const page of [ali, sam])
    await expect(
      page.getByText("No connection: your words are kept here and will be sent").filter({ visible: true }).first(),
    ).toBeVisible();
  await written;
  await server.start();
  for (const page of [ali, sam]) await expectSaved(page);
  await expectSame(ali, sam);
  const text = await editor(ali, "story").innerText();
  expect(text.match(/A/g)?.length).toBeGreaterThanOrEqual(seen.sam);
  expect(text.match(/b/g)?.length).toBeGreaterThanOrEqual(seen.ali);
  // What was typed while there was no server is there as well, each letter once.
  expect(text.match(/b/g)).toHaveLength(120);
  expect(text.match(/A/g)).toHaveLength(121);
  await ali.reload();
  await expectSame(ali, sam);
  await expect(editor(ali, "story")).toContainText("START");
});

const letters = async (place: ReturnType<typeof editor>, letter: string): Promise<number> =>
  (await place.innerText()).split(letter).length - 1;
