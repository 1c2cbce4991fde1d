import { type DatabaseSync } from "node:sqlite";
import type { NoteId, ParticipantId } from "@ourwords/protocol";
import { inTransaction, type SealedTexts } from "@ourwords/store";
import { Accounts } from "./accounts.ts";
import { Invitations } from "./invitations.ts";
import { LaterWrites } from "./later-writes.ts";
import { Lobby } from "./lobby.ts";
import { makeTables } from "./make-tables.ts";
import { Memberships } from "./memberships.ts";
import { Numbers } from "./numbers.ts";
import { Openings } from "./openings.ts";
import { OutboxKeys } from "./outbox-keys.ts";
import type { Session } from "./session.ts";
import { type LiveSession, Sessions } from "./sessions.ts";
import { SignInLinks } from "./sign-in-links.ts";

/** Who may get in: what it is made of, over one database. */
export class Directory {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly links: SignInLinks;
  readonly invitations: Invitations;
  readonly memberships: Memberships;
  readonly lobby: Lobby;
  readonly openings: Openings;
  readonly numbers: Numbers;
  readonly outboxKeys: OutboxKeys;
  /** whoever closes the database flushes it first */
  readonly later: LaterWrites;
  readonly #sql: DatabaseSync;

  /** `failed` is told what could not be written of that for which nobody waits. @throws OldDataError */
  constructor(sql: DatabaseSync, names: SealedTexts, failed: (error: unknown) => void) {
    makeTables(sql);
    this.#sql = sql;
    this.later = new LaterWrites(sql, failed);
    this.accounts = new Accounts(sql, names);
    this.sessions = new Sessions(sql);
    this.links = new SignInLinks(sql);
    this.invitations = new Invitations(sql, names);
    this.memberships = new Memberships(sql, names);
    this.lobby = new Lobby(sql, names);
    this.openings = new Openings(sql);
    this.numbers = new Numbers(sql);
    this.outboxKeys = new OutboxKeys(sql);
  }

  /** All of `work` or nothing. `work` must not wait for anything. */
  atOnce<T>(work: () => T): T {
    return inTransaction(this.#sql, work);
  }

  sessionByToken(token: string | undefined, now: number): Session | undefined {
    return token === undefined ? undefined : this.#whole(this.sessions.byToken(token, now));
  }

  sessionById(id: string, now: number): Session | undefined {
    return this.#whole(this.sessions.byId(id, now));
  }

  /** A page of theirs has opened the note: on disk after this turn. */
  opened(note: NoteId, participant: ParticipantId, session: string, now: number): void {
    this.later.put(() => {
      this.memberships.opened(note, participant, now);
      this.openings.page(note, participant, session, now);
    });
  }

  /** Their page was closed, and had shown the note up to `seq`: on disk after this turn. */
  looked(note: NoteId, participant: ParticipantId, seq: number, now: number): void {
    this.later.put(() => this.memberships.looked(note, participant, seq, now));
  }

  #whole(live: LiveSession | undefined): Session | undefined {
    if (!live) return undefined;
    const accounts = live.seats.map(({ account }) => this.accounts.get(account));
    const membershipsOf = () => live.seats.flatMap(({ account }) => this.memberships.ofAccount(account));
    let memberships: Session["memberships"] | undefined;
    return {
      id: live.id,
      expiresAt: live.expiresAt,
      staff: accounts.find((account) => account?.kind === "staff"),
      // Read when somebody asks: a clinician has hundreds, and each has a name to be unsealed.
      get memberships() {
        return (memberships ??= membershipsOf());
      },
      here: new Set(live.seats.filter(({ isHere }) => isHere).map(({ account }) => account)),
    };
  }
}
