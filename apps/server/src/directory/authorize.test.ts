import {
  isNoteId,
  isParticipantId,
  type Look,
  type NoteId,
  type ParticipantId,
  ROLES,
  type Role,
} from "@ourwords/protocol";
import { describe, expect, test } from "vitest";
import { type Action, authorize } from "./authorize.ts";
import type { Membership } from "./memberships.ts";
import type { Session } from "./session.ts";

const NOTE = noteId("N");
const ACTIONS: readonly Action[] = [
  "open",
  "write",
  "invite:person",
  "invite:clinician",
  "invite:peer",
  "invite:supporter",
];

/** The whole table, once more and by hand: ✓ where a role may. In the order of ACTIONS. */
const TABLE: Record<Role, string> = {
  person: "✓✓✓✓✓✓",
  clinician: "✓✓✓···",
  peer: "✓✓····",
  supporter: "✓✓····",
};

describe("authorize", () => {
  for (const role of ROLES) {
    for (const [index, action] of ACTIONS.entries()) {
      const may = TABLE[role][index] === "✓";
      test(`IN3 a ${role} ${may ? "may" : "may not"} ${action}`, () => {
        const member = membership(role, "A");
        expect(authorize(session(member), NOTE, action)).toEqual(
          may ? { kind: "allowed", as: member } : { kind: "refused", reason: "not-for-your-role" },
        );
      });
    }
  }

  test.each(ACTIONS)("IN3 nobody may %s without a session, nor in a note they are not in", (action) => {
    expect(authorize(undefined, NOTE, action)).toEqual({ kind: "refused", reason: "signed-out" });
    const elsewhere = { ...membership("person", "A"), note: noteId("M") };
    expect(authorize(session(elsewhere), NOTE, action)).toEqual({ kind: "refused", reason: "not-a-member" });
    expect(authorize(session(), NOTE, action)).toEqual({ kind: "refused", reason: "not-a-member" });
  });

  test("IN3 a browser with two people acts as the one it names, or as the first who may", () => {
    const ali = membership("clinician", "A");
    const sam = membership("person", "S");
    const shared = session(ali, sam);
    expect(authorize(shared, NOTE, "write")).toEqual({ kind: "allowed", as: ali });
    expect(authorize(shared, NOTE, "write", sam.participant.id)).toEqual({ kind: "allowed", as: sam });
    expect(authorize(shared, NOTE, "invite:peer")).toEqual({ kind: "allowed", as: sam });
    const stranger = membership("person", "X").participant.id;
    expect(authorize(shared, NOTE, "write", stranger)).toEqual({ kind: "refused", reason: "not-a-member" });
  });
});

function membership(role: Role, letter: string): Membership {
  const look: Look = "green";
  return {
    note: NOTE,
    account: letter,
    participant: { id: participantId(letter), role, name: letter, look, access: "note" },
    openedAt: 0,
  };
}

function session(...memberships: readonly Membership[]): Session {
  return { id: "session", expiresAt: 1, staff: undefined, memberships };
}

function noteId(letter: string): NoteId {
  const id = letter.repeat(22);
  if (!isNoteId(id)) throw new Error("22 letters make a note id");
  return id;
}

function participantId(letter: string): ParticipantId {
  const id = letter.repeat(22);
  if (!isParticipantId(id)) throw new Error("22 letters make a participant id");
  return id;
}
