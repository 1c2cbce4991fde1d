import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, type Page } from "@playwright/test";

/** What is used of `@guidepup/virtual-screen-reader`, as it is in the page. */
interface Virtual {
  start(options: { readonly container: Element }): Promise<void>;
  next(): Promise<void>;
  stop(): Promise<void>;
  lastSpokenPhrase(): Promise<string>;
  spokenPhraseLog(): Promise<string[]>;
  clearSpokenPhraseLog(): Promise<void>;
}

/** Where the page finds it: from its own origin, so that the content policy stands as it is. */
const ADDRESS = "/virtual-screen-reader.js";

/** A screen reader in a page. It says what a real one would make of the page's roles, names and live regions. */
export class ScreenReader {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** Before the page is opened, or after: each address it goes to has the reader. */
  static async of(page: Page): Promise<ScreenReader> {
    const folder = dirname(createRequire(import.meta.url).resolve("@guidepup/virtual-screen-reader/package.json"));
    const body = await readFile(join(folder, "lib/esm/index.browser.js"), "utf8");
    await page.route(`**${ADDRESS}`, (route) => route.fulfill({ contentType: "text/javascript", body }));
    return new ScreenReader(page);
  }

  /** Reads from the first thing to the last, as somebody does who presses "next". */
  read(container = "body"): Promise<string[]> {
    return this.#page.evaluate(
      async ({ address, container }) => {
        const { virtual }: { virtual: Virtual } = await import(address);
        const element = document.querySelector(container);
        if (!element) throw new Error(`there is no ${container}`);
        await virtual.start({ container: element });
        const first = await virtual.lastSpokenPhrase();
        // A dialog that is modal holds the reader inside: it goes round.
        for (let left = 400; left > 0; left--) {
          await virtual.next();
          // It never pauses by itself: what the page still has to draw would wait until all is read.
          await new Promise((resolve) => setTimeout(resolve));
          const last = await virtual.lastSpokenPhrase();
          if (last === first || last.startsWith("end of document")) break;
        }
        const said = await virtual.spokenPhraseLog();
        await virtual.stop();
        return said;
      },
      { address: ADDRESS, container },
    );
  }

  /** Begins to listen. `heard` answers what the live regions have said since. */
  async listen(): Promise<void> {
    await this.#page.evaluate(async (address) => {
      const { virtual }: { virtual: Virtual } = await import(address);
      await virtual.start({ container: document.body });
      await virtual.clearSpokenPhraseLog();
    }, ADDRESS);
  }

  heard(): Promise<string[]> {
    return this.#page.evaluate(async (address) => {
      const { virtual }: { virtual: Virtual } = await import(address);
      return virtual.spokenPhraseLog();
    }, ADDRESS);
  }
}

/** Those of the phrases that are `wanted`, in the order in which they were said. */
export const inOrder = (said: readonly string[], wanted: readonly string[]): string[] => {
  let from = 0;
  return wanted.filter((phrase) => {
    const at = said.indexOf(phrase, from);
    if (at >= 0) from = at + 1;
    return at >= 0;
  });
};

/**
 * Says these, in this order, once all of it has come; other phrases may stand between them. Reading a page once takes
 * seconds on a busy machine, and what was not there yet is only met by reading it again.
 */
export const expectRead = (reader: ScreenReader, wanted: readonly string[]): Promise<void> =>
  expect.poll(async () => inOrder(await reader.read(), wanted), { timeout: 60_000 }).toEqual(wanted);
