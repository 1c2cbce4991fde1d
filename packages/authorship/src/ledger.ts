import type { Authorship, CharRange, CheckRun, CopyRun, IssuedVoice, Verdict, Voice, Whose } from "@ourwords/protocol";
import { type CharId, IDENTITIES } from "./char-id.ts";
import { type Piece, RangeMap } from "./range-map.ts";

/**
 * Facts about characters (AU1, AU3). A character's identity is `(client, clock)`; the voice that the server issued the
 * client to wrote it, unless it is a copy: then whoever wrote the original did. Kept as runs, never per character.
 */
export class Ledger {
  readonly #voices = new Map<number, IssuedVoice>();
  /** Copies, by their own identity. Origins are always originals: flattened when the copy is made. */
  readonly #copies = new RangeMap<CharId>(IDENTITIES);
  /** What authors said of words that were written down for them, by original. */
  readonly #checks = new RangeMap<Verdict>({ shift: (verdict) => verdict, same: (one, other) => one === other });

  /** The voice that a client was issued to; `undefined` for the server's own words. */
  voiceOf(client: number): Voice | undefined {
    return this.#voices.get(client);
  }

  /** The original characters that `range` stands for, in order. Pieces that are no copies stand for themselves. */
  originsOf(range: CharRange): CharRange[] {
    return this.#copies.in(range).map(({ client, clock, length, value }) => ({ client, clock, ...value, length }));
  }

  /** The original of one character: itself, if it is no copy. */
  originalOf({ client, clock }: CharId): CharId {
    const [original] = this.originsOf({ client, clock, length: 1 });
    return original ? { client: original.client, clock: original.clock } : { client, clock };
  }

  /** What their author said of these originals, cut where that differs; `undefined` where nothing was said. */
  checksOf(originals: CharRange): Piece<Verdict | undefined>[] {
    return this.#checks.in(originals);
  }

  /** A copy as it is kept: what its origin is itself a copy of is looked up, so links never chain. */
  flatten(run: CopyRun): CopyRun[] {
    let { clock } = run;
    return this.originsOf({ client: run.originClient, clock: run.originClock, length: run.length }).map((origin) => {
      const { length } = origin;
      const kept = { client: run.client, clock, length, originClient: origin.client, originClock: origin.clock };
      clock += length;
      return kept;
    });
  }

  /** A range beside its originals; what is no copy stands beside itself. */
  pairs({ client, clock, length }: CharRange): CopyRun[] {
    return this.flatten({ client, clock, length, originClient: client, originClock: clock });
  }

  /** Records that `run` is a copy. Returns the runs kept. */
  copy(run: CopyRun): CopyRun[] {
    const kept = this.flatten(run);
    for (const each of kept) this.#put(each);
    return kept;
  }

  /** Takes in facts from the server: they replace whatever a page had worked out by itself (AU4). */
  learn({ voices, traced, copies, checks = [] }: Whose & { readonly checks?: readonly CheckRun[] }): void {
    for (const voice of voices) this.#voices.set(voice.client, voice);
    for (const range of traced) this.#copies.delete(range);
    for (const run of copies) this.#put(run);
    for (const { verdict, ...originals } of checks) this.#checks.set(originals, verdict);
  }

  /** All facts, to be stored. */
  whole(): Authorship {
    return { voices: this.voices(), traced: [], copies: this.copies(), checks: this.checks() };
  }

  voices(): IssuedVoice[] {
    return [...this.#voices.values()];
  }

  copies(): CopyRun[] {
    return this.#copies.all().map(({ client, clock, length, value }) => ({
      client,
      clock,
      length,
      originClient: value.client,
      originClock: value.clock,
    }));
  }

  checks(): CheckRun[] {
    return this.#checks.all().map(({ value: verdict, ...originals }) => ({ ...originals, verdict }));
  }

  #put(run: CopyRun): void {
    this.#copies.set(run, { client: run.originClient, clock: run.originClock });
  }
}
