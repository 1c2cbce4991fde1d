import type { IssuedVoice } from "@ourwords/protocol";
import type * as Y from "yjs";

/** The voices this page may write with, and which of them speaks: the one whose clientID the document has (AU2). */
export class OwnVoices {
  readonly #doc: Y.Doc;
  readonly #onChange: () => void;
  #all: readonly IssuedVoice[] = [];

  /** `onChange` is told when another voice speaks, whoever decided so. */
  constructor(doc: Y.Doc, onChange: () => void) {
    this.#doc = doc;
    this.#onChange = onChange;
  }

  get all(): readonly IssuedVoice[] {
    return this.#all;
  }

  /** `undefined` before the first welcome. */
  get speaking(): IssuedVoice | undefined {
    return this.#all.find(({ client }) => client === this.#doc.clientID);
  }

  /** The server's word. Who speaks goes on, if that is still allowed; a scribe who has ended goes on in their own words. */
  learn(voices: readonly [IssuedVoice, ...IssuedVoice[]]): void {
    const { speaking } = this;
    this.#all = voices;
    if (speaking && voices.some(({ client }) => client === speaking.client)) return;
    const hand = speaking?.scribe;
    const own = voices.find(({ author, scribe }) => author === hand && scribe === undefined) ?? voices[0];
    this.#doc.clientID = own.client;
    if (speaking) this.#onChange();
  }

  /** @throws RangeError when it is none of them */
  speakAs(client: number): void {
    if (!this.#all.some((voice) => voice.client === client)) throw new RangeError("not a voice of this page");
    if (client === this.#doc.clientID) return;
    this.#doc.clientID = client;
    this.#onChange();
  }
}
