import type { Verdict } from "@ourwords/protocol";
import { writerOf } from "./alphabet.ts";

/** Who acts: the voice of one page, and the numbers of its author and of who writes for them. */
export interface Voice {
  readonly client: number;
  readonly author: number;
  readonly scribe?: number | undefined;
}

const handOf = ({ author, scribe }: Voice): number => scribe ?? author;

/** What one act did to one letter, in the editor in which it was done. */
interface Deed {
  readonly did: "removed" | "brought back" | "removed one of two";
  readonly char: string;
  readonly voice: Voice;
}

/** What the oracle keeps of one page. */
export interface PageMemory {
  /** deeds that have not arrived at the server, in order */
  readonly underWay: Deed[];
  /** letters that each of its voices removed and has not brought back, as the page knows it */
  readonly removed: Map<number, Set<string>>;
}

export const newMemory = (): PageMemory => ({ underWay: [], removed: new Map() });

interface Letter {
  readonly author: number;
  /** who typed it, if that was not its author */
  readonly scribe: number | undefined;
  /** what its author said of it */
  verdict: Verdict | undefined;
  /** whose removal of it stands: clientID → number of the hand */
  readonly removers: Map<number, number>;
  /** who removed one of two that they saw, likewise: the server may have taken it for the letter */
  readonly perhaps: Map<number, number>;
}

/** What should have become of a letter. */
interface End {
  readonly char: string;
  readonly author: number;
  readonly scribe: number | undefined;
  readonly end: "stands" | "gone" | "either";
  readonly removers: ReadonlySet<number>;
  readonly perhaps: ReadonlySet<number>;
}

/**
 * Knows what should become of each letter. The rules, in the order in which the server gets to know of things:
 *
 * - A letter is its author's: the voice that spoke when it was typed (AU1, AU2).
 * - It stands as long as nobody's removal of it stands (AU5, AU7). A removal is an act after which the letter is no longer
 *   in the editor it was done in: deleting, typing over, undoing that it was typed. It reaches the letter wherever
 *   somebody else has carried it meanwhile, and does not matter to letters that the act's editor did not show.
 * - Who typed it for its author is its scribe, and what its author says of it then, it is: the last word counts (AU16). A
 *   scribe's removal of what they typed themselves may leave no record: whether its author had looked is not judged.
 * - A voice takes its own removal back by an act that brings the letter back (undo or redo), and nobody else's.
 * - Putting back takes back everybody's removal that has arrived, except the letter's own author's.
 * - Whoever else's removal stands is told by a record, unless the author removed it too (AU8).
 *
 * When a letter stood twice in the editor (before the server's mending arrived) and one of the two was removed, the act does
 * not say whether the letter or its double was meant. Two ends are right then, and the letter is *unclear*, unless a removal
 * stands that leaves no doubt.
 */
export class Oracle {
  readonly #letters = new Map<string, Letter>();

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
      page.underWay.push({ did, char, voice });
    };
    for (const [char, was] of before) {
      const is = after.get(char) ?? 0;
      if (is >= was) continue;
      if (!this.#isOwn(char, voice)) touched++;
      // Also one of two: when the server has taken the other away, the undo brings the letter back.
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
          scribe: voice.scribe,
          verdict: undefined,
          removers: new Map(),
          perhaps: new Map(),
        });
        if (author !== voice.author) touched++;
        continue;
      }
      if (!this.#isOwn(char, voice) && (was > 0 || !removed.has(char))) touched++;
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
  }

  /** The server puts back the letters of a record that stands. */
  putBack(text: string): void {
    for (const char of text) {
      const letter = this.#letters.get(char);
      for (const from of letter ? [letter.removers, letter.perhaps] : [])
        for (const [client, author] of from) if (author !== letter?.author) from.delete(client);
    }
  }

  /** Their author says of letters that stand whether they are theirs. */
  check(letters: string, verdict: Verdict): void {
    for (const char of letters) {
      const letter = this.#letters.get(char);
      if (letter) letter.verdict = verdict;
    }
  }

  /** Who typed a letter for its author, and what its author said of it. */
  writtenDown(char: string): Pick<Letter, "scribe" | "verdict"> {
    return this.#letters.get(char) ?? { scribe: undefined, verdict: undefined };
  }

  /** All letters ever typed: whether they should stand, and whose removals stand, or perhaps stand (author numbers). */
  *ends(): Iterable<End> {
    for (const [char, { author, scribe, removers, perhaps }] of this.#letters) {
      const end = removers.size > 0 ? "gone" : perhaps.size > 0 ? "either" : "stands";
      yield { char, author, scribe, end, removers: new Set(removers.values()), perhaps: new Set(perhaps.values()) };
    }
  }

  #isOwn(char: string, { author, scribe }: Voice): boolean {
    return writerOf(char) === author && this.#letters.get(char)?.scribe === scribe;
  }

  #happened({ did, voice }: Deed, letter: Letter): void {
    switch (did) {
      case "removed":
        letter.removers.set(voice.client, handOf(voice));
        letter.perhaps.delete(voice.client);
        break;
      case "removed one of two":
        letter.perhaps.set(voice.client, handOf(voice));
        break;
      case "brought back":
        letter.removers.delete(voice.client);
        letter.perhaps.delete(voice.client);
        break;
    }
  }
}
