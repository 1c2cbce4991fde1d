import { keepMarks } from "@ourwords/note";
import type { CharRange, IssuedVoice } from "@ourwords/protocol";
import * as Y from "yjs";
import { wholeOf } from "../items-in.ts";
import { naming } from "../naming.ts";

/** One page: a document that writes as y-prosemirror does, where a block that changes is written anew. */
export class HandPage {
  readonly doc = new Y.Doc();
  readonly voice: IssuedVoice;
  readonly sent: Uint8Array[] = [];

  constructor(voice: IssuedVoice) {
    this.voice = voice;
    this.doc.clientID = voice.client;
    keepMarks(this.doc);
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === this) this.sent.push(update);
    });
  }

  get story(): Y.XmlFragment {
    return this.doc.getXmlFragment("story");
  }

  /** What each line says. */
  get lines(): string[] {
    return this.story.toArray().map((each) => (each instanceof Y.XmlElement ? textOf(each).toString() : ""));
  }

  do(change: () => void): void {
    this.doc.transact(change, this);
  }

  insert(line: number, nodeName: string, words: string): void {
    this.do(() => {
      const made = new Y.XmlElement(nodeName);
      made.insert(0, [new Y.XmlText(words)]);
      this.story.insert(line, [made]);
    });
  }

  type(line: number, at: number, words: string): void {
    this.do(() => this.text(line).insert(at, words));
  }

  take(line: number, at: number, length: number): void {
    this.do(() => this.text(line).delete(at, length));
  }

  split(line: number, at: number): void {
    this.do(() => {
      const text = this.text(line);
      const rest = text.toString().slice(at);
      text.delete(at, rest.length);
      this.insert(line + 1, "paragraph", rest);
    });
  }

  /** Takes a line out, and puts its words down as a block of its own at `to`. */
  move(line: number, to: number, nodeName = "paragraph"): void {
    this.do(() => {
      const words = this.text(line).toString();
      this.story.delete(line, 1);
      this.insert(to, nodeName, words);
    });
  }

  /** Writes words again and names, in the same update, characters that were taken out before. */
  revive(line: number, at: number, words: string, named: readonly CharRange[]): void {
    this.type(line, at, words);
    this.sent.push(naming(this.sent.pop() ?? new Uint8Array([0, 0]), named));
  }

  text(line: number): Y.XmlText {
    const found = this.story.get(line);
    if (!(found instanceof Y.XmlElement)) throw new RangeError("no such line");
    return textOf(found);
  }

  /** The identities of what stands in a line from `at` on. */
  characters(line: number, at = 0, length = Number.POSITIVE_INFINITY): CharRange[] {
    const found: CharRange[] = [];
    for (let item = this.text(line)._start; item; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
      const { client, clock } = wholeOf(item);
      for (let offset = 0; offset < item.length; offset++) found.push({ client, clock: clock + offset, length: 1 });
    }
    return found.slice(at, at + length);
  }
}

function textOf(line: Y.XmlElement): Y.XmlText {
  const [text] = line.toArray();
  if (!(text instanceof Y.XmlText)) throw new RangeError("a line without its text");
  return text;
}
