import { randomBytes } from "node:crypto";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { NoteId, ParticipantId } from "@ourwords/protocol";

/** Bytes of a key: AES-256. */
const KEY_BYTES = 32;

/**
 * SV3: the secret with which a participant's pages seal the words of a note that are not saved yet, on their device. It is
 * kept here and never there, so that who has the device and not their sign-in has nothing (0024).
 */
export class OutboxKeys {
  readonly #get: StatementSync;
  readonly #add: StatementSync;

  /** Makes its table when there is none: it holds nothing that an older server would miss, so no version is raised. */
  constructor(sql: DatabaseSync) {
    sql.exec(`CREATE TABLE IF NOT EXISTS outbox_keys (
      note TEXT NOT NULL, participant TEXT NOT NULL, secret BLOB NOT NULL, PRIMARY KEY (note, participant)
    ) STRICT, WITHOUT ROWID`);
    this.#get = sql.prepare("SELECT secret FROM outbox_keys WHERE note = ? AND participant = ?");
    this.#add = sql.prepare("INSERT INTO outbox_keys VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
  }

  /** Always the same one, made when it is first asked for. */
  of(note: NoteId, participant: ParticipantId): Uint8Array {
    const read = (): unknown => this.#get.get(note, participant)?.["secret"];
    let secret = read();
    if (secret === undefined) {
      this.#add.run(note, participant, randomBytes(KEY_BYTES));
      secret = read();
    }
    if (!(secret instanceof Uint8Array) || secret.length !== KEY_BYTES) throw new Error("an outbox key is damaged");
    return secret;
  }
}
