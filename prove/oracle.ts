import { writerOf } from "./alphabet.ts";

/** Who acts: the voice of one page, and the number of its author. */
export interface Voice {
  readonly client: number;
  readonly author: number;
}

/** What one act did to one letter, in the editor in which it was done. */
interface Deed {
  readonly did: "removed" | "brought back" | "removed one of two";
  readonly char: string;
  readonly voice: Voice;
  /** how much of what the server knew this page had seen by then */
  readonly seen: number;
}

/** What the oracle keeps of one page. */
export interface PageMemory {
  /** deeds that have not arrived at the server, in order */
  readonly underWay: Deed[];
  /** letters that each of its voices removed and has not brought back, as the page knows it */
  readonly removed: Map<number, Set<string>>;
  seen: number;
}

export const newMemory = (): PageMemory => ({ underWay: [], removed: new Map(), seen: 0 });

interface Letter {
  readonly author: number;
  /** whose removal of it stands: clientID → author number */
  readonly removers: Map<number, number>;
  /** when its author wrote it anew, by undoing that they had removed it themselves */
  anewAt: number;
  anewBy: number | undefined;
  isUnclear: boolean;
}

/**
 * Knows what should become of each letter. The rules, in the order in which the server gets to know of things:
 *
 * - A letter is its author's: the voice that spoke when it was typed (AU1, AU2).
 * - It stands as long as nobody's removal of it stands (AU5, AU7). A removal is an act after which the letter is no longer
 *   in the editor it was done in: deleting, typing over, undoing that it was typed. It reaches the letter wherever
 *   somebody else has carried it meanwhile, and does not matter to letters that the act's editor did not show.
 * - A voice takes its own removal back by an act that brings the letter back (undo or redo), and nobody else's.
 * - Putting back takes back everybody's removal that has arrived, except the letter's own author's.
 * - Whoever else's removal stands is told by a record, unless the author removed it too (AU8).
 *
 * Two ends are right, and the letter is *unclear*, when
 *
 * - it stood twice in the editor (before the server's mending arrived) and one of the two was removed: the act does not
 *   say whether the letter or its double was meant;
 * - its author wrote it anew (undid their own removal) while somebody else's removal stood, or somebody who had not seen it
 *   anew removed it: what was removed is the old letter, what stands is a new one of the same author.
 */
export class Oracle {
  readonly #letters = new Map<string, Letter>();
  /** counts what has arrived */
  #arrived = 0;

  /** An act changed `before` to `after`. Answers how many letters of others it may not have touched, if it was an undo or redo. */
  observe(
    page: PageMemory,
    voice: Voice,
    before: ReadonlyMap<string, number>,
    after: ReadonlyMap<string, number>,
  ): number {
    let touched = 0;
    const removed = page.removed.get(voice.client) ?? new Set();
    page.removed.set(voice.client, removed);
    const note = (did: Deed["did"], char: string): void => {
      page.underWay.push({ did, char, voice, seen: page.seen });
    };
    for (const [char, was] of before) {
      const is = after.get(char) ?? 0;
      if (is >= was) continue;
      if (writerOf(char) !== voice.author) touched++;
      // Also one of two: the server takes it for a removal of the letter (AU6), so it is this page's to bring back.
      removed.add(char);
      note(is === 0 ? "removed" : "removed one of two", char);
    }
    for (const [char, is] of after) {
      const was = before.get(char) ?? 0;
      if (is <= was) continue;
      const author = writerOf(char) ?? -1;
      if (!this.#letters.has(char)) {
        this.#letters.set(char, {
          author,
          removers: new Map(),
          anewAt: 0,
          anewBy: undefined,
          isUnclear: false,
        });
        if (author !== voice.author) touched++;
        continue;
      }
      if (author !== voice.author && (was > 0 || !removed.has(char))) touched++;
      removed.delete(char);
      note("brought back", char);
    }
    return touched;
  }

  /** All that the page has done is known to the server now. */
  arrived({ underWay }: PageMemory): void {
    for (const deed of underWay.splice(0)) {
      const letter = this.#letters.get(deed.char);
      if (letter) this.#happened(deed, letter);
    }
    this.#arrived++;
  }

  /** The page has been shown all that the server knows. */
  shown(page: PageMemory): void {
    page.seen = this.#arrived;
  }

  /** The server puts back the letters of a record that stands. */
  putBack(text: string): void {
    this.#arrived++;
    for (const char of text) {
      const letter = this.#letters.get(char);
      for (const [client, author] of letter?.removers ?? []) {
        if (author !== letter?.author) letter?.removers.delete(client);
      }
    }
  }

  /** All letters ever typed: whether they should stand, and whose removals stand (author numbers). */
  *ends(): Iterable<{ char: string; author: number; end: "stands" | "gone" | "either"; removers: Set<number> }> {
    for (const [char, { author, removers, isUnclear }] of this.#letters) {
      const end = isUnclear ? "either" : removers.size === 0 ? "stands" : "gone";
      yield { char, author, end, removers: new Set(removers.values()) };
    }
  }

  #happened({ did, voice, seen }: Deed, letter: Letter): void {
    switch (did) {
      case "removed":
        letter.removers.set(voice.client, voice.author);
        letter.isUnclear = seen < letter.anewAt && voice.client !== letter.anewBy;
        break;
      case "removed one of two":
        letter.isUnclear = true;
        break;
      case "brought back":
        letter.removers.delete(voice.client);
        if (voice.author !== letter.author) break;
        letter.isUnclear ||= letter.removers.size > 0;
        letter.anewAt = this.#arrived + 1;
        letter.anewBy = voice.client;
        break;
    }
  }
}
