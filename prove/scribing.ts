import { authorRunsOf } from "@ourwords/authorship";
import type { CharRange, Participant, ParticipantId, Verdict } from "@ourwords/protocol";
import type { Answered } from "@ourwords/sync/client";
import * as Y from "yjs";
import type { Oracle } from "./oracle.ts";
import { turn } from "./page.ts";
import { numberOf } from "./people.ts";
import type { Random } from "./random.ts";
import { settle } from "./traffic.ts";
import type { VirtualTime } from "./virtual-time.ts";
import type { Writer } from "./writer.ts";

interface Setting {
  readonly all: readonly Participant[];
  readonly writers: readonly [Writer, ...Writer[]];
  readonly random: Random;
  readonly oracle: Oracle;
  readonly time: VirtualTime;
  readonly complain: (what: unknown) => void;
}

/** Words that somebody wrote down for somebody at this page: who for, what they say, and who they are. */
interface Passage {
  readonly author: ParticipantId;
  readonly letters: string;
  readonly ranges: readonly CharRange[];
}

/**
 * People let others write down their words, take that back, and look at what was written. All of it is said when everybody
 * is online and nothing is under way, so that the oracle knows what it met; what meets on the way is tested by itself
 * (`packages/sync`, `scribes.test.ts`).
 */
export class Scribing {
  readonly #setting: Setting;

  constructor(setting: Setting) {
    this.#setting = setting;
  }

  /** Answers whether it was done. */
  async let(writer: Writer, may: boolean): Promise<boolean> {
    const { all, random } = this.#setting;
    const state = writer.connection.state();
    if (state.phase !== "open" || !(await this.#isQuiet())) return false;
    const as = random.pick(writer.people).id;
    const others = all.filter(({ id }) => id !== as && isAllowed(id) !== may);
    function isAllowed(id: ParticipantId): boolean {
      return state.phase === "open" && state.scribes.some(({ author, scribe }) => author === as && scribe === id);
    }
    const scribe = others[random.below(others.length)]?.id;
    if (scribe === undefined) return false;
    return this.#said(writer.connection.letScribe(as, scribe, may));
  }

  async check(writer: Writer): Promise<boolean> {
    const { random, oracle } = this.#setting;
    if (!(await this.#isQuiet())) return false;
    const passages = passagesAt(writer);
    const picked = passages[random.below(passages.length)];
    if (!picked) return false;
    const verdict = random.pick<Verdict>(["mine", "mine", "not-quite"]);
    const isDone = await this.#said(writer.connection.check(picked.author, verdict, picked.ranges));
    if (isDone) oracle.check(picked.letters, verdict);
    return isDone;
  }

  async #isQuiet(): Promise<boolean> {
    const { writers, time } = this.#setting;
    if (writers.some(({ isCut, page }) => isCut || !page.isLive)) return false;
    await settle(writers, time);
    return writers.every(({ isWaiting }) => !isWaiting);
  }

  /** Until everybody has heard of it. */
  async #said(answered: Promise<Answered>): Promise<boolean> {
    const { writers, time, complain } = this.#setting;
    for (const writer of writers) writer.up();
    await turn(time);
    await settle(writers, time);
    const answer = await answered;
    if (!answer.ok) complain(`a request was refused: ${answer.reason}`);
    return answer.ok;
  }
}

/** What was written down for those who write at this page, line by line. */
function passagesAt({ connection: { doc, ledger }, people }: Writer): Passage[] {
  const passages: Passage[] = [];
  const here = new Set(people.map(({ id }) => numberOf(id)));
  const walk = (type: Y.XmlFragment | Y.XmlElement): void => {
    for (const child of type.toArray()) {
      if (child instanceof Y.XmlElement) walk(child);
      if (!(child instanceof Y.XmlText)) continue;
      for (const { from, to, voice } of authorRunsOf(child, ledger))
        if (voice?.scribe !== undefined && here.has(numberOf(voice.author)))
          passages.push({ author: voice.author, ...between(child, from, to) });
    }
  };
  walk(doc.getXmlFragment("story"));
  return passages;
}

/** Characters `from` to `to` of a text: what they say, and who they are. */
function between(text: Y.XmlText, from: number, to: number): Pick<Passage, "letters" | "ranges"> {
  let [at, letters] = [0, ""];
  const ranges: CharRange[] = [];
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const [start, end] = [Math.max(from, at), Math.min(to, at + item.length)];
    if (item.content instanceof Y.ContentString && end > start) {
      letters += item.content.str.slice(start - at, end - at);
      ranges.push({ client: item.id.client, clock: item.id.clock + start - at, length: end - start });
    }
    at += item.length;
  }
  return { letters, ranges };
}
