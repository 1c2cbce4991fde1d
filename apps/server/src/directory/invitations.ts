import type { DatabaseSync, StatementSync } from "node:sqlite";
import { isNoteId, isParticipantId, type NoteId, type ParticipantId, ROLES, type Role } from "@ourwords/protocol";
import { newId } from "./new-id.ts";
import { integer, optionalText, type Row, text } from "./row.ts";
import { hashSecret, newSecret } from "./secret.ts";
import type { LinkRefusal } from "./sign-in-links.ts";

/** IN2: how long an invitation can be used: from one appointment to the next, if they are weekly. */
export const INVITATION_LIFE = 7 * 24 * 3_600_000;

/** An open door into one note, for one browser, once. */
export interface Invitation {
  readonly id: string;
  readonly note: NoteId;
  readonly role: Role;
  /** what whoever made it calls the one who is invited */
  readonly name: string | undefined;
  readonly madeBy: ParticipantId;
}

export class Invitations {
  readonly #insert: StatementSync;
  readonly #bySecret: StatementSync;
  readonly #use: StatementSync;

  constructor(sql: DatabaseSync) {
    this.#insert = sql.prepare("INSERT INTO invitations VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)");
    this.#bySecret = sql.prepare("SELECT * FROM invitations WHERE secret_hash = ?");
    this.#use = sql.prepare("UPDATE invitations SET used_at = ? WHERE id = ?");
  }

  make(
    { note, role, name, madeBy }: Omit<Invitation, "id">,
    now: number,
  ): { readonly secret: string; readonly expiresAt: number } {
    const secret = newSecret();
    const expiresAt = now + INVITATION_LIFE;
    this.#insert.run(newId(), note, role, name ?? null, hashSecret(secret), madeBy, now, expiresAt);
    return { secret, expiresAt };
  }

  /** Looks without using it up. */
  bySecret(secret: string, now: number): Invitation | LinkRefusal {
    const row = this.#bySecret.get(hashSecret(secret));
    if (!row) return "link-unknown";
    if (row["used_at"] !== null) return "link-used";
    return integer(row, "expires_at") > now ? parse(row) : "link-expired";
  }

  use({ id }: Invitation, now: number): void {
    this.#use.run(now, id);
  }
}

function parse(row: Row): Invitation {
  const { note, made_by: madeBy } = row;
  const role = ROLES.find((each) => each === row["role"]);
  if (!isNoteId(note) || !isParticipantId(madeBy) || !role) throw new TypeError("an invitation is broken");
  return { id: text(row, "id"), note, role, name: optionalText(row, "name"), madeBy };
}
