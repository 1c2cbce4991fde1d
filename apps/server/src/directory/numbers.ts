import { timingSafeEqual } from "node:crypto";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { NoteId, ParticipantId } from "@ourwords/protocol";
import { integer } from "./row.ts";
import { newSalt, slowHash } from "./slow-hash.ts";

export const NUMBER_TRIES = 5;
/** How long nobody may try after that many wrong ones. */
export const NUMBERS_REST = 15 * 60_000;

/** What is kept of four numbers. */
export interface HashedNumbers {
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
}

export async function hashNumbers(numbers: string): Promise<HashedNumbers> {
  const salt = newSalt();
  return { salt, hash: await slowHash(numbers, salt) };
}

/** The four numbers that bring somebody in on another's device. Only they know them. */
export class Numbers {
  readonly #get: StatementSync;
  readonly #set: StatementSync;
  readonly #count: StatementSync;
  readonly #drop: StatementSync;

  constructor(sql: DatabaseSync) {
    this.#get = sql.prepare("SELECT * FROM numbers WHERE note = ? AND participant = ?");
    this.#set = sql.prepare(`
      INSERT INTO numbers VALUES (?, ?, ?, ?, 0, 0)
      ON CONFLICT DO UPDATE SET salt = excluded.salt, hash = excluded.hash, tries = 0, blocked_until = 0`);
    this.#count = sql.prepare("UPDATE numbers SET tries = ?, blocked_until = ? WHERE note = ? AND participant = ?");
    this.#drop = sql.prepare("DELETE FROM numbers WHERE note = ? AND participant = ?");
  }

  async choose(note: NoteId, participant: ParticipantId, numbers: string): Promise<void> {
    this.keep(note, participant, await hashNumbers(numbers));
  }

  keep(note: NoteId, participant: ParticipantId, { salt, hash }: HashedNumbers): void {
    this.#set.run(note, participant, salt, hash);
  }

  areChosen(note: NoteId, participant: ParticipantId): boolean {
    return this.#get.get(note, participant)?.["hash"] instanceof Uint8Array;
  }

  forget(note: NoteId, participant: ParticipantId): void {
    this.#drop.run(note, participant);
  }

  /**
   * Five tries, then a rest. A try is counted before it is looked at, so that many at the same moment are many tries.
   * Who has chosen no numbers is guessed at in vain, and that takes as long and reads the same.
   */
  async try(
    note: NoteId,
    participant: ParticipantId,
    numbers: string,
    now: number,
  ): Promise<"right" | "wrong" | "rest"> {
    if (!this.#get.get(note, participant)) this.#set.run(note, participant, newSalt(), null);
    const row = this.#get.get(note, participant) ?? {};
    const { salt, hash } = row;
    if (!(salt instanceof Uint8Array)) throw new TypeError("numbers are broken");
    if (integer(row, "blocked_until") > now) return "rest";
    const tries = integer(row, "tries") + 1;
    if (tries < NUMBER_TRIES) this.#count.run(tries, 0, note, participant);
    else this.#count.run(0, now + NUMBERS_REST, note, participant);
    const tried = await slowHash(numbers, salt);
    if (!(hash instanceof Uint8Array) || !timingSafeEqual(tried, hash)) return "wrong";
    this.#count.run(0, 0, note, participant);
    return "right";
  }
}
