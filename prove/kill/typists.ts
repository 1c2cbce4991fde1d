import { setTimeout as wait } from "node:timers/promises";
import type { NoteId, ParticipantId } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import * as Y from "yjs";
import { systemClock } from "../../apps/server/src/clock.ts";
import type { Visitor } from "../../apps/server/src/demo/visitor.ts";
import type { HistoryEvent } from "../history-checker.ts";
import type { Random } from "../random.ts";
import { standingIn } from "./standing-in.ts";
import { typedCharacter } from "./typed-characters.ts";

/** Somebody's browser in a note. */
export interface Writer {
  readonly visitor: Visitor;
  readonly note: NoteId;
  readonly as: ParticipantId;
}

/** Pages on which people type characters, each another, and the history of it. */
export class Typists {
  readonly pages: readonly NoteConnection[];
  readonly writers: readonly Writer[];
  readonly #random: Random;
  readonly #history: HistoryEvent[];
  readonly #typing = new AbortController();
  /** by page: what it typed and was not told to be saved */
  readonly #open: readonly string[][];
  /** by page: all that it typed */
  readonly #own: Set<string>[] = [];
  readonly #pause: number;
  #count = 0;
  #isTyping = false;

  /** `pause` is the shortest between two keys (ms); the longest is five times that. */
  constructor(writers: readonly Writer[], random: Random, history: HistoryEvent[], pause = 4) {
    this.writers = writers;
    this.#random = random;
    this.#pause = pause;
    this.#history = history;
    this.#open = writers.map(() => []);
    this.pages = writers.map(({ visitor, note, as }) => visitor.open(note, as, systemClock));
    for (const [index, page] of this.pages.entries()) page.subscribe(() => this.#saved(index));
    for (const index of this.pages.keys()) void this.#type(index).catch(() => {});
  }

  get note(): NoteId {
    const [writer] = this.writers;
    if (!writer) throw new Error("nobody writes");
    return writer.note;
  }

  get count(): number {
    return this.#count;
  }

  /** How many characters the pages were told to be saved. */
  get acked(): number {
    return this.#count - this.#open.reduce((open, each) => open + each.length, 0);
  }

  get isSettled(): boolean {
    if (!this.pages.every((page) => isSaved(page))) return false;
    const texts = new Set(this.pages.map(({ doc }) => doc.getXmlFragment("story").toJSON()));
    return texts.size === 1;
  }

  /** No page has a connection, and every frame that was on its way has come or never will. */
  get isLost(): boolean {
    return this.pages.every((page) => {
      const state = page.state();
      return state.phase === "opening" ? state.lost : state.phase === "open" && state.link === "lost";
    });
  }

  /** Types from now on, or stops. */
  set isTyping(is: boolean) {
    this.#isTyping = is;
  }

  /** Adds to the history what each page has of the others. */
  noteSeen(): void {
    for (const [index, page] of this.pages.entries()) {
      const own = this.#own[index];
      for (const { character } of standingIn(page.doc, page.ledger))
        if (!own?.has(character)) this.#history.push({ kind: "seen", character });
    }
  }

  /** Closes all pages. */
  close(): void {
    this.#typing.abort();
    for (const page of this.pages) page.close();
  }

  async #type(index: number): Promise<void> {
    const own = (this.#own[index] = new Set<string>());
    for (;;) {
      await wait(this.#pause + this.#random.below(4 * this.#pause), undefined, { signal: this.#typing.signal });
      const page = this.pages[index];
      const author = this.writers[index]?.as;
      if (!this.#isTyping || !page || !author || page.state().phase !== "open") continue;
      const character = typedCharacter(this.#count++);
      own.add(character);
      this.#open[index]?.push(character);
      this.#history.push({ kind: "typed", character, author });
      const text = firstLine(page.doc);
      text.insert(this.#random.below(text.length + 1), character);
    }
  }

  /** All that this page wrote is on disk, as it was told. */
  #saved(index: number): void {
    const page = this.pages[index];
    if (!page || !isSaved(page)) return;
    for (const character of this.#open[index]?.splice(0) ?? []) this.#history.push({ kind: "acked", character });
  }
}

const isSaved = (page: NoteConnection): boolean => {
  const state = page.state();
  return state.phase === "open" && state.link === "live" && state.save === "saved";
};

function firstLine(doc: Y.Doc): Y.XmlText {
  const block = doc.getXmlFragment("story").get(0);
  const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error("the story has no line");
  return text;
}
