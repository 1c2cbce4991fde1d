import type { ParticipantId, TakenOut } from "@ourwords/protocol";
import type { Clock } from "@ourwords/sync";

/** A record grows while somebody goes on deleting, and goes when they undo it at once: it is news after this much quiet. */
const QUIET_MS = 3_000;

export interface TakenOutNewsOptions {
  readonly clock: Clock;
  /** everybody who writes on this page: what they took out themselves is no news */
  readonly writers: () => readonly ParticipantId[];
  /** what stood when the note was opened: no news */
  readonly standing: readonly TakenOut[];
  readonly tell: (news: "taken" | "back", record: TakenOut) => void;
}

/** AU8: which records are worth a word: others' when they have settled, and any settled one whose words are back. */
export class TakenOutNews {
  readonly #options: TakenOutNewsOptions;
  readonly #settled: Map<string, TakenOut>;
  readonly #settling = new Map<string, { readonly record: TakenOut; readonly cancel: () => void }>();

  constructor(options: TakenOutNewsOptions) {
    this.#options = options;
    this.#settled = new Map(options.standing.map((record) => [record.id, record]));
  }

  /** Takes in what stands now. */
  look(records: readonly TakenOut[]): void {
    const now = new Map(records.map((record) => [record.id, record]));
    for (const [id, { cancel, record }] of this.#settling) {
      if (now.get(id) === record) continue;
      cancel();
      this.#settling.delete(id);
    }
    for (const [id, record] of this.#settled) {
      if (now.has(id)) continue;
      this.#settled.delete(id);
      this.#options.tell("back", record);
    }
    for (const record of records)
      if (!this.#settled.has(record.id) && !this.#settling.has(record.id)) this.#await(record);
  }

  close(): void {
    for (const { cancel } of this.#settling.values()) cancel();
    this.#settling.clear();
  }

  #await(record: TakenOut): void {
    const { clock, writers, tell } = this.#options;
    const cancel = clock.after(QUIET_MS, () => {
      this.#settling.delete(record.id);
      this.#settled.set(record.id, record);
      if (!writers().includes(record.by)) tell("taken", record);
    });
    this.#settling.set(record.id, { record, cancel });
  }
}
