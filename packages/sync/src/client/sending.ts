import type { Ledger } from "@ourwords/authorship";
import {
  type CharRange,
  decodeSaved,
  decodeStoring,
  encodeClaims,
  encodeSpeak,
  encodeUpdate,
  type Welcome,
} from "@ourwords/protocol";
import type * as Y from "yjs";
import type { Clock } from "../ports.ts";
import { AnswerWatch } from "./answer-watch.ts";
import type { Unsaved } from "./outbox.ts";
import type { UnsavedKeeper } from "./outbox/kept-outbox.ts";
import { OwnUpdates } from "./own-updates.ts";
import { unsentWords } from "./unsent-words.ts";

/** Who sends. */
export interface SendingHolder {
  /** Sends a frame if there is a line that is welcome; otherwise it is sent again when there is. */
  send(frame: Uint8Array): void;
  /** The server would refuse an update as too big. */
  tooBig(): void;
  /** `isDone` or `isLate` may be another. */
  changed(): void;
}

/** SV1: what this page writes goes out under the voice that it was made with (AU2), until all of it is answered. */
export class Sending {
  readonly #doc: Y.Doc;
  readonly #own: OwnUpdates;
  readonly #answer: AnswerWatch;
  readonly #holder: SendingHolder;
  /** the voice that the server takes this connection's next update to be of */
  #spoken = 0;
  #frameBytes = Number.POSITIVE_INFINITY;
  #keeper: UnsavedKeeper | undefined;
  #isEarlierDue = false;
  /** the server says that it can't write to disk (RM2) */
  #isStuck = false;

  /** Sends what `doc` is changed by here, from now on and as long as it lives. */
  constructor(doc: Y.Doc, ledger: Ledger, clock: Clock, holder: SendingHolder) {
    this.#doc = doc;
    this.#holder = holder;
    this.#answer = new AnswerWatch(clock, () => holder.changed());
    this.#own = new OwnUpdates(doc, ledger, (unsaved) => this.#made(unsaved));
  }

  /** All that was written is on disk, here and on earlier pages of this device. */
  get isDone(): boolean {
    return this.#own.outbox.isEmpty && !this.#isEarlierDue;
  }

  /** SV2: the answer takes too long. */
  get isLate(): boolean {
    return this.#answer.isLate;
  }

  /** Whether this page itself took out the words that these originals are. */
  tookOut(originals: CharRange): boolean {
    return this.#own.tookOut(originals);
  }

  /** What is not known to be saved, as text. */
  unsentWords(): string {
    return unsentWords(this.#doc, this.#own.outbox.unsaved);
  }

  /** SV3: from here on `keeper` is told of all that is not answered, what is so already first. */
  keepWith(keeper: UnsavedKeeper): void {
    const { unsaved, answered } = this.#own.outbox;
    this.#keeper = keeper;
    for (const [index, each] of unsaved.entries()) keeper.keep(answered + index + 1, each);
  }

  /** Whether something that an earlier page left is still on its way. */
  waitsForEarlier(isWaiting: boolean): void {
    if (this.#isEarlierDue === isWaiting) return;
    this.#isEarlierDue = isWaiting;
    this.#await();
  }

  /** A new line is welcome: all that is not answered goes again. */
  begin({ voices: [own], limits }: Welcome): void {
    this.#frameBytes = limits.frameBytes;
    this.#spoken = own.client;
    this.#isStuck = false;
    for (const unsaved of this.#own.outbox.connected()) this.#send(unsaved);
    this.#await();
  }

  /** Takes in what the server says is saved. */
  hear(frame: Uint8Array): void {
    const storing = decodeStoring(frame);
    if (storing !== undefined) this.#storing(storing);
    const count = decodeSaved(frame);
    if (count === undefined) return;
    this.#own.outbox.saved(count);
    this.#keeper?.answered(this.#own.outbox.answered);
    this.#await();
    this.#holder.changed();
  }

  /** Waits for no answer any more. */
  close(): void {
    this.#answer.end();
  }

  #made(unsaved: Unsaved): void {
    this.#keeper?.keep(this.#own.outbox.made, unsaved);
    this.#send(unsaved);
    this.#answer.start(!this.isDone);
    this.#lateIfStuck();
    this.#holder.changed();
  }

  #send({ update, voice, claims }: Unsaved): void {
    const frames = [...(claims ? [encodeClaims(claims)] : []), encodeUpdate(update)];
    if (frames.some(({ length }) => length > this.#frameBytes)) {
      this.#holder.tooBig();
      return;
    }
    if (voice !== this.#spoken) this.#holder.send(encodeSpeak(voice));
    this.#spoken = voice;
    for (const frame of frames) this.#holder.send(frame);
  }

  #storing(ok: boolean): void {
    this.#isStuck = !ok;
    this.#lateIfStuck();
  }

  #lateIfStuck(): void {
    if (this.#isStuck && !this.isDone) this.#answer.expire();
  }

  #await(): void {
    this.#answer.restart(!this.isDone);
  }
}
