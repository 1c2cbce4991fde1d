import type { Participant } from "@ourwords/protocol";
import type { Rooms } from "@ourwords/sync";
import type { NoteConnection } from "@ourwords/sync/client";
import type { Editor } from "@tiptap/core";
import { createWritingEditor } from "../apps/web/src/writing/create-writing-editor.ts";
import { census } from "./alphabet.ts";
import { newMemory, type Oracle, type PageMemory, type Voice } from "./oracle.ts";
import { Page, turn } from "./page.ts";
import { numberOf } from "./people.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** Somebody at a page, alone or with others at the same keyboard, one page load after another, with the product's editor. */
export class Writer {
  readonly #rooms: Rooms;
  readonly #people: readonly [Participant, ...Participant[]];
  readonly #time: VirtualTime;
  readonly #oracle: Oracle;
  #page: Page;
  #memory: PageMemory = newMemory();
  #editor: Editor | undefined;
  isCut = false;

  constructor(rooms: Rooms, people: readonly [Participant, ...Participant[]], time: VirtualTime, oracle: Oracle) {
    this.#rooms = rooms;
    this.#people = people;
    this.#time = time;
    this.#oracle = oracle;
    this.#page = new Page(rooms, people, time);
  }

  get name(): string {
    return this.#people[0].name;
  }

  get people(): readonly [Participant, ...Participant[]] {
    return this.#people;
  }

  get page(): Page {
    return this.#page;
  }

  get connection(): NoteConnection {
    return this.#page.connection;
  }

  /** @throws when the note has not arrived yet */
  get editor(): Editor {
    if (this.#editor) return this.#editor;
    if (!this.#page.isOpen) throw new Error(`${this.name}'s note is not open`);
    this.#editor = createWritingEditor({
      element: document.createElement("div"),
      connection: this.connection,
      fragment: "story",
      label: "Story",
      describedBy: "",
      // Half the time of a run goes into colours: one page has them.
      authors: numberOf(this.#people[0].id) === 0 ? "shown" : "absent",
    });
    return this.#editor;
  }

  /** Who writes at this page now. */
  get voice(): Voice {
    const client = this.connection.doc.clientID;
    const voice = this.connection.voices.find((each) => each.client === client);
    const author = numberOf(voice?.author);
    if (author === undefined) throw new Error(`${this.name} has no voice`);
    return { client, author, scribe: numberOf(voice?.scribe) };
  }

  /** Does something in the editor. `touched`: letters of others that change although an undo or redo may not touch them. */
  act(deed: () => void): { readonly changed: boolean; readonly touched: number; readonly error?: unknown } {
    const before = this.editor.state.doc;
    const { voice } = this;
    let error: unknown;
    try {
      deed();
    } catch (thrown) {
      error = thrown;
    }
    const after = this.editor.state.doc;
    const [was, is] = [before.textContent, after.textContent];
    const touched = was === is ? 0 : this.#oracle.observe(this.#memory, voice, census(was), census(is));
    return { changed: !before.eq(after), touched, error };
  }

  /** Delivers what this page has sent. */
  up(): void {
    const { isLive } = this.#page;
    this.#page.line.up();
    if (isLive) this.#oracle.arrived(this.#memory);
  }

  /** Delivers what was sent to this page. Answers whether there was anything. */
  down(): boolean {
    return this.#page.line.down();
  }

  /** Whether something this page did has not arrived. */
  get isWaiting(): boolean {
    return this.#memory.underWay.length > 0 || this.#page.line.waiting > 0;
  }

  cut(): void {
    this.isCut = true;
    this.#page.line.cut();
  }

  mend(): void {
    this.isCut = false;
    this.#page.line.mend();
  }

  /** Closes the page and opens it anew. What had not arrived would be lost: the caller has seen to that. */
  async reload(): Promise<void> {
    this.close();
    this.#editor = undefined;
    this.#memory = newMemory();
    this.#page = new Page(this.#rooms, this.#people, this.#time);
    await this.#page.open();
    await turn(this.#time);
  }

  /** AU2: the keyboard is passed on, to the next person or to whom somebody writes for. Undo reaches back to here. */
  switchVoice(): void {
    const { voices, doc } = this.connection;
    const now = voices.findIndex(({ client }) => client === doc.clientID);
    const next = voices[(now + 1) % voices.length];
    if (next) this.connection.speakAs(next.client);
  }

  close(): void {
    this.#editor?.destroy();
    this.#page.close();
  }
}
