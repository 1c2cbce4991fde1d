import type { ParticipantId } from "@ourwords/protocol";
import type { Clock } from "@ourwords/sync";

/** Somebody counts as gone after this long: a phone that looks at a message, or a line that breaks off, comes back sooner. */
const AWAY_MS = 8_000;

export interface PeopleNewsOptions {
  readonly clock: Clock;
  /** who was here when the note was opened: no news */
  readonly here: readonly ParticipantId[];
  readonly tell: (news: "here" | "gone", who: ParticipantId) => void;
}

/** Who comes and who goes. */
export class PeopleNews {
  readonly #options: PeopleNewsOptions;
  readonly #here: Set<ParticipantId>;
  readonly #leaving = new Map<ParticipantId, () => void>();

  constructor(options: PeopleNewsOptions) {
    this.#options = options;
    this.#here = new Set(options.here);
  }

  /**
   * Takes in who is here now, at this page's own keyboard (`ours`: no news) or elsewhere. Nobody is told of while the line is
   * down: then nothing is known.
   */
  look(here: readonly ParticipantId[], ours: readonly ParticipantId[] = []): void {
    const { clock, tell } = this.#options;
    for (const who of ours) {
      this.#stay(who);
      this.#here.delete(who);
    }
    const now = here.filter((who) => !ours.includes(who));
    for (const who of now) {
      this.#stay(who);
      if (this.#here.has(who)) continue;
      this.#here.add(who);
      tell("here", who);
    }
    for (const who of this.#here) {
      if (now.includes(who) || this.#leaving.has(who)) continue;
      const leave = clock.after(AWAY_MS, () => {
        this.#leaving.delete(who);
        this.#here.delete(who);
        tell("gone", who);
      });
      this.#leaving.set(who, leave);
    }
  }

  /** The line is down: whoever seems to go now may well be here. */
  pause(): void {
    for (const cancel of this.#leaving.values()) cancel();
    this.#leaving.clear();
  }

  #stay(who: ParticipantId): void {
    this.#leaving.get(who)?.();
    this.#leaving.delete(who);
  }
}
