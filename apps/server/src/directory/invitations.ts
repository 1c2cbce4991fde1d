import type { DatabaseSync, StatementSync } from "node:sqlite";
import {
  ACCESSES,
  type Access,
  isNoteId,
  isParticipantId,
  type NoteId,
  type ParticipantId,
  ROLES,
  type Role,
} from "@ourwords/protocol";
import type { SealedTexts } from "@ourwords/store";
import { newId } from "./new-id.ts";
import { integer, optionalText, type Row, text } from "./row.ts";
import { hashSecret, newSecret } from "./secret.ts";
import type { LinkRefusal } from "./sign-in-links.ts";
import { newSalt, slowHash } from "./slow-hash.ts";
import { CODE_LIFE, newCode } from "./spoken-code.ts";

/** IN2: how long an invitation can be used: from one appointment to the next, if they are weekly. */
export const INVITATION_LIFE = 7 * 24 * 3_600_000;

/** An open door into one note, for one browser, once: by its link or by its code. */
export interface Invitation {
  readonly id: string;
  readonly note: NoteId;
  readonly role: Role;
  readonly access: Access;
  /** what whoever made it calls the one who is invited */
  readonly name: string | undefined;
  /** its link leads to the lobby, as its code does anyway */
  readonly ask: boolean;
  /** it was made at somebody else's device, whose browser keeps its secret */
  readonly isFromHere: boolean;
  readonly madeBy: ParticipantId;
  readonly expiresAt: number;
  readonly codeExpiresAt: number;
}

/** What somebody comes with. A code's hash takes time to make, so it is made before anything is looked up. */
export type Key =
  | { readonly kind: "link"; readonly secret: string }
  | { readonly kind: "code"; readonly hash: Uint8Array };

export type InvitationRefusal = LinkRefusal | "link-revoked" | "code-unknown";

export interface MadeInvitation extends Invitation {
  readonly secret: string;
  readonly code: string;
}

export class Invitations {
  readonly #insert: StatementSync;
  readonly #bySecret: StatementSync;
  readonly #byCode: StatementSync;
  readonly #ofNote: StatementSync;
  readonly #use: StatementSync;
  readonly #revoke: StatementSync;
  readonly #revokeOf: StatementSync;
  readonly #forget: StatementSync;
  readonly #codeSalt: Uint8Array;

  readonly #names: SealedTexts;

  constructor(sql: DatabaseSync, names: SealedTexts) {
    this.#names = names;
    this.#insert = sql.prepare("INSERT INTO invitations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)");
    this.#bySecret = sql.prepare("SELECT * FROM invitations WHERE secret_hash = ?");
    this.#byCode = sql.prepare("SELECT * FROM invitations WHERE code_hash = ?");
    this.#ofNote = sql.prepare(`
      SELECT * FROM invitations WHERE note = ? AND used_at IS NULL AND revoked_at IS NULL AND expires_at > ?
      ORDER BY made_at, id`);
    this.#use = sql.prepare("UPDATE invitations SET used_at = ?, code_hash = NULL WHERE id = ?");
    this.#revoke = sql.prepare("UPDATE invitations SET revoked_at = ?, code_hash = NULL WHERE id = ?");
    this.#revokeOf = sql.prepare(`
      UPDATE invitations SET revoked_at = ?, code_hash = NULL
      WHERE note = ? AND made_by = ? AND used_at IS NULL AND revoked_at IS NULL`);
    this.#forget = sql.prepare("UPDATE invitations SET code_hash = NULL WHERE code_expires_at <= ?");
    this.#codeSalt = codeSalt(sql);
  }

  /** Two people at the door with one code would be told apart by nothing, so no two live invitations share one. */
  async make(asked: Omit<Invitation, "id" | "expiresAt" | "codeExpiresAt">, now: number): Promise<MadeInvitation> {
    for (;;) {
      const code = newCode();
      const hash = await this.hashCode(code);
      this.#forget.run(now);
      if (this.#byCode.get(hash)) continue;
      const made = { ...asked, id: newId(), expiresAt: now + INVITATION_LIFE, codeExpiresAt: now + CODE_LIFE };
      const { id, note, role, access, name, ask, isFromHere, madeBy, expiresAt, codeExpiresAt } = made;
      const secret = newSecret();
      const secretHash = hashSecret(secret);
      this.#insert.run(
        id,
        note,
        role,
        access,
        name === undefined ? null : this.#names.seal(namePlace(id), name),
        Number(ask),
        Number(isFromHere),
        secretHash,
        hash,
        madeBy,
        now,
        expiresAt,
        codeExpiresAt,
      );
      return { ...made, secret, code };
    }
  }

  hashCode(code: string): Promise<Uint8Array> {
    return slowHash(code, this.#codeSalt);
  }

  /** Looks without using it up. A code that is unknown, used, taken back or too old is answered the same. */
  find(key: Key, now: number): Invitation | InvitationRefusal {
    if (key.kind === "code") {
      const row = this.#byCode.get(key.hash);
      return row && stateOf(row, integer(row, "code_expires_at"), now) === "open" ? this.#parse(row) : "code-unknown";
    }
    const row = this.#bySecret.get(hashSecret(key.secret));
    if (!row) return "link-unknown";
    const state = stateOf(row, integer(row, "expires_at"), now);
    return state === "open" ? this.#parse(row) : state;
  }

  /** Those of a note that can still be used. */
  open(note: NoteId, now: number): readonly Invitation[] {
    return this.#ofNote.all(note, now).map((row) => this.#parse(row));
  }

  use({ id }: Invitation, now: number): void {
    this.#use.run(now, id);
  }

  revoke({ id }: Invitation, now: number): void {
    this.#revoke.run(now, id);
  }

  /** All that this participant has made and nobody has used. */
  revokeAllOf(note: NoteId, madeBy: ParticipantId, now: number): void {
    this.#revokeOf.run(now, note, madeBy);
  }

  #parse(row: Row): Invitation {
    const { note, made_by: madeBy } = row;
    const role = ROLES.find((each) => each === row["role"]);
    const access = ACCESSES.find((each) => each === row["access"]);
    if (!isNoteId(note) || !isParticipantId(madeBy) || !role || !access) throw new TypeError("an invitation is broken");
    const id = text(row, "id");
    const name = optionalText(row, "name");
    return {
      id,
      note,
      role,
      access,
      name: name === undefined ? undefined : this.#names.open(namePlace(id), name),
      ask: integer(row, "ask") === 1,
      isFromHere: integer(row, "here") === 1,
      madeBy,
      expiresAt: integer(row, "expires_at"),
      codeExpiresAt: integer(row, "code_expires_at"),
    };
  }
}

const namePlace = (id: string): readonly string[] => ["invitations", "name", id];

function stateOf(row: Row, expiresAt: number, now: number): "open" | "link-used" | "link-revoked" | "link-expired" {
  if (row["used_at"] !== null) return "link-used";
  if (row["revoked_at"] !== null) return "link-revoked";
  return expiresAt > now ? "open" : "link-expired";
}

/** One for all codes of this database, or a code could not be looked up by its hash. */
function codeSalt(sql: DatabaseSync): Uint8Array {
  const known = sql.prepare("SELECT salt FROM code_salt").get()?.["salt"];
  if (known instanceof Uint8Array) return known;
  const salt = newSalt();
  sql.prepare("INSERT INTO code_salt VALUES (?)").run(salt);
  return salt;
}
