import type { CDPSession, Page } from "@playwright/test";
import type { Editing } from "./editing.ts";
import { editor, selectBackward } from "./people.ts";

/** What the editor went through since `forget()`. */
export interface Compositions {
  readonly started: number;
  readonly ended: number;
  /** what ProseMirror says now */
  readonly composing: boolean;
}

/** Composes in a page's story through the browser's own input protocol, as a keyboard's input method does. */
export class InputMethod {
  readonly #page: Page;
  readonly #protocol: CDPSession;

  private constructor(page: Page, protocol: CDPSession) {
    this.#page = page;
    this.#protocol = protocol;
  }

  static async of(page: Page): Promise<InputMethod> {
    await editor(page, "story").evaluate((root) => {
      for (const name of ["compositionstart", "compositionend"])
        root.addEventListener(name, () => {
          root.dataset[name] = String(Number(root.dataset[name] ?? 0) + 1);
        });
    });
    return new InputMethod(page, await page.context().newCDPSession(page));
  }

  /** Shows `text` as what is being composed. `over`: how many letters before the caret it takes in. */
  async compose(text: string, { over = 0, caret = text.length } = {}): Promise<void> {
    await selectBackward(this.#page, over);
    await this.#protocol.send("Input.imeSetComposition", {
      text,
      selectionStart: caret,
      selectionEnd: caret,
    });
  }

  /** Ends the composition, if there is one, with `text`; else puts `text` in at the caret, as dictation does. */
  async commit(text: string): Promise<void> {
    await this.#protocol.send("Input.insertText", { text });
  }

  async forget(): Promise<void> {
    await editor(this.#page, "story").evaluate((root) => {
      for (const name of ["compositionstart", "compositionend"]) delete root.dataset[name];
    });
  }

  seen(): Promise<Compositions> {
    return editor(this.#page, "story").evaluate((root: Editing) => ({
      started: Number(root.dataset["compositionstart"] ?? 0),
      ended: Number(root.dataset["compositionend"] ?? 0),
      composing: root.editor?.view.composing === true,
    }));
  }
}
