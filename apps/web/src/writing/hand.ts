import type { DeleteSet } from "@ourwords/authorship";
import { REVIVE } from "@ourwords/sync/client";
import type { Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type * as Y from "yjs";
import type { PlacedChar } from "./char-ids.ts";
import { IN_HAND } from "./letter-sources.ts";

/**
 * What somebody at this page has in hand: the words of their last cut, and which editor they drag from. A page's editors
 * share one. The clipboard is never believed: only what this page itself remembers can bring words back under their author.
 */
export class Hand {
  readonly #views = new Set<EditorView>();
  #cut: { readonly letters: readonly PlacedChar[]; readonly words: DeleteSet } | undefined;

  /** Makes an editor one of the page's. Returns what ends it. */
  join(view: EditorView): () => void {
    this.#views.add(view);
    return () => this.#views.delete(view);
  }

  /** `words`: all that went with the letters. */
  cut(letters: readonly PlacedChar[], words: DeleteSet): void {
    this.#cut = { letters, words };
  }

  /** Something else is on the clipboard now. */
  copy(): void {
    this.#cut = undefined;
  }

  /** AU10: text that is pasted may be the very words of the last cut. The page's connection sees to it that it is so once. */
  paste(text: string, transaction: Transaction, { meta }: Y.Transaction): void {
    if (!this.#cut || !this.holds(text)) return;
    transaction.setMeta(IN_HAND, this.#cut.letters);
    meta.set(REVIVE, this.#cut.words);
  }

  /** Whether these are the words of the last cut: to undo their paste is to have them in hand again. */
  holds(text: string): boolean {
    const words = bare(text);
    return words !== "" && this.#cut !== undefined && bare(textOf(this.#cut.letters)) === words;
  }

  /** The page's other editor, if its words are being moved to `here`. */
  movingTo(here: EditorView): EditorView | undefined {
    return [...this.#views].find((view) => view !== here && view.dragging?.move === true);
  }
}

export const textOf = (letters: readonly PlacedChar[]): string => letters.map(({ letter }) => letter).join("");

/** A clipboard may bring text back with other spaces and line ends. */
const bare = (text: string): string => text.replaceAll(/\s+/g, "");
