import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as joinPath } from "node:path";
import { begin, editor, expectSaved } from "../support/people.ts";
import { expect, test } from "../support/test.ts";
import { isEmptied, keeps, writeUnsaved } from "./unsaved.ts";

/** Words that stand nowhere else, so that one hit anywhere is one too many. */
const CANARY = "Quillonbrand Zephyrwick";
const CONTROL = "Vornhaltig Klisterbohm";

/** The files below `folder` in which `words` stand, in UTF-8 or UTF-16. */
function found(folder: string, words: string): readonly string[] {
  const wanted = words.split(" ").flatMap((word) => [Buffer.from(word, "utf8"), Buffer.from(word, "utf16le")]);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => joinPath(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path);
      return wanted.some((each) => bytes.includes(each));
    });
}

test("SV3: no word of a note is ever in the browser's storage or in its folder on disk: not while it waits, not afterwards", async ({
  playwright,
  server,
}) => {
  const folder = mkdtempSync(joinPath(tmpdir(), "ourwords-profile-"));
  const executablePath = process.env["CHROMIUM_PATH"];
  const open = () =>
    playwright.chromium.launchPersistentContext(folder, {
      locale: "en-GB",
      ...(executablePath ? { executablePath } : {}),
      args: ["--no-sandbox", "--disable-gpu"],
    });
  try {
    let context = await open();
    const page = context.pages()[0] ?? (await context.newPage());
    await begin(page, server);
    const note = page.url();
    await keeps(page);
    await editor(page, "story").click();
    await page.keyboard.type(`${CANARY} `);
    await expectSaved(page);
    await server.kill();
    await writeUnsaved(page, `${CANARY} again`);
    const stored = await page.evaluate(async () => {
      const rows: unknown[] = [];
      for (const { name = "" } of await indexedDB.databases()) {
        const database = await new Promise<IDBDatabase>((resolve) => {
          const opening = indexedDB.open(name);
          opening.addEventListener("success", () => resolve(opening.result));
        });
        for (const of of database.objectStoreNames)
          rows.push(
            await new Promise((resolve) => {
              const all = database.transaction(of).objectStore(of).getAll();
              all.addEventListener("success", () => resolve(all.result));
            }),
          );
        database.close();
      }
      const text = (value: unknown): string =>
        JSON.stringify(value, (_, each: unknown) =>
          each instanceof Uint8Array
            ? `${new TextDecoder("latin1").decode(each)} ${new TextDecoder("utf-16le").decode(each)}`
            : each,
        );
      return text([
        rows,
        Object.entries(localStorage),
        Object.entries(sessionStorage),
        await caches.keys(),
        document.cookie,
      ]);
    });
    expect(stored).toContain('"sealed"');
    for (const word of CANARY.split(" ")) expect(stored).not.toContain(word);
    // The control: what is written in plain is found.
    await page.evaluate((control) => localStorage.setItem("control", control), CONTROL);
    await context.close();
    expect(found(folder, CANARY)).toEqual([]);
    expect(found(folder, CONTROL)).not.toEqual([]);
    await server.start();
    context = await open();
    const again = context.pages()[0] ?? (await context.newPage());
    await again.goto(note);
    await expect(editor(again, "story")).toContainText(`${CANARY} again`);
    await expectSaved(again);
    await isEmptied(again);
    await context.close();
    expect(found(folder, CANARY)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
