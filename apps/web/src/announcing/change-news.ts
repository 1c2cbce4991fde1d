import { type CharSet, charSet, without } from "@ourwords/authorship";
import type { FragmentName } from "@ourwords/note";
import type { CharRange, Voice } from "@ourwords/protocol";
import type { Clock } from "@ourwords/sync";

/** Somebody counts as done for the moment after this much quiet. */
const QUIET_MS = 4_000;

/** No more than one message in this time; until then changes gather. */
const GAP_MS = 8_000;

/** What a transaction did to one piece of text: original letters that were written, or letters that went. */
export interface TextChange {
  readonly what: "written" | "taken";
  /** whose letters */
  readonly voice: Voice;
  readonly sheet: FragmentName;
  /** what stands between two headings */
  readonly section: string;
  /** the originals; `text` has one UTF-16 unit for each */
  readonly chars: CharRange;
  readonly text: string;
}

/** What one voice did in one sheet. At least one of the two texts has letters. */
export interface ChangeTold {
  readonly voice: Voice;
  readonly sheet: FragmentName;
  readonly sections: ReadonlySet<string>;
  readonly written: string;
  readonly taken: string;
}

/** What stands in the note now. */
export interface StandingNote {
  /** the originals of everything */
  living(): CharSet;
  /** these originals as they stand in a sheet, in its order, with a space between places */
  textOf(originals: CharSet, sheet: FragmentName): string;
}

export interface ChangeNewsOptions {
  readonly clock: Clock;
  readonly note: StandingNote;
  /** a value that changes whenever words of theirs are taken out by somebody else: that is told as such */
  readonly recordOf: (voice: Voice) => string;
  readonly tell: (told: ChangeTold) => void;
}

interface Gathering {
  readonly changes: TextChange[];
  readonly record: string;
  /** when the last of them came */
  at: number;
}

/** What others write and take out, gathered until they pause: what has gone again by then was never there. */
export class ChangeNews {
  readonly #options: ChangeNewsOptions;
  readonly #gathering = new Map<string, Gathering>();
  #toldAt = Number.NEGATIVE_INFINITY;
  #cancel = (): void => {};

  constructor(options: ChangeNewsOptions) {
    this.#options = options;
  }

  /** Takes in what one transaction did. */
  see(changes: readonly TextChange[]): void {
    const at = this.#options.clock.now();
    for (const change of changes) {
      const { author, scribe } = change.voice;
      const key = `${author} ${scribe ?? ""} ${change.sheet}`;
      const before = this.#gathering.get(key) ?? { changes: [], record: this.#options.recordOf(change.voice), at };
      before.changes.push(change);
      before.at = at;
      this.#gathering.set(key, before);
    }
    if (changes.length > 0) this.#await();
  }

  close(): void {
    this.#cancel();
    this.#gathering.clear();
  }

  #await(): void {
    this.#cancel();
    const last = Math.min(...[...this.#gathering.values()].map(({ at }) => at));
    if (!Number.isFinite(last)) return;
    const { clock } = this.#options;
    const due = Math.max(last + QUIET_MS, this.#toldAt + GAP_MS);
    this.#cancel = clock.after(Math.max(0, due - clock.now()), () => {
      this.#tellNext();
      this.#await();
    });
  }

  /** Tells of whoever has paused longest. */
  #tellNext(): void {
    const now = this.#options.clock.now();
    for (const [key, gathered] of [...this.#gathering].sort(([, one], [, other]) => one.at - other.at)) {
      if (gathered.at + QUIET_MS > now) return;
      this.#gathering.delete(key);
      const told = this.#sum(gathered);
      if (!told) continue;
      this.#toldAt = now;
      this.#options.tell(told);
      return;
    }
  }

  #sum({ changes, record }: Gathering): ChangeTold | undefined {
    const [first] = changes;
    if (!first) return undefined;
    const { voice, sheet } = first;
    const fresh = charSet();
    for (const { what, chars } of changes) if (what === "written") fresh.set(chars, true);
    const written = this.#options.note.textOf(fresh, sheet);
    // Who takes out words written down for somebody can't be told from here.
    const isTold = !voice.scribe && this.#options.recordOf(voice) === record;
    const taken = isTold ? takenText(changes, fresh, this.#options.note.living()) : "";
    if (written === "" && taken === "") return undefined;
    return { voice, sheet, sections: new Set(changes.map(({ section }) => section)), written, taken };
  }
}

/** The letters that stood before and have gone, in the order in which they were written. */
function takenText(changes: readonly TextChange[], fresh: CharSet, living: CharSet): string {
  const gone = changes
    .filter(({ what }) => what === "taken")
    .flatMap(({ chars, text }) =>
      without(chars, living)
        .flatMap((piece) => without(piece, fresh))
        .map((piece) => ({
          ...piece,
          text: text.slice(piece.clock - chars.clock, piece.clock - chars.clock + piece.length),
        })),
    )
    .sort((one, other) => one.client - other.client || one.clock - other.clock);
  return gone
    .map(({ client, clock, text }, index) => {
      const before = gone[index - 1];
      const isOnePlace = before?.client === client && !isAnyIn(living, client, before.clock + before.length, clock);
      return index === 0 || isOnePlace ? text : ` ${text}`;
    })
    .join("");
}

/** Letters that were mistyped and taken back leave a hole in the count, but not in the word. */
const isAnyIn = (set: CharSet, client: number, from: number, to: number): boolean =>
  to > from && set.in({ client, clock: from, length: to - from }).some(({ value }) => value);
