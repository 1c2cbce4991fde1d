import {
  type Access,
  isNoteId,
  isParticipantId,
  type Look,
  type NoteId,
  type ParticipantId,
  ROLES,
  type Role,
} from "@ourwords/protocol";
import { describe, expect, test } from "vitest";
import { type Action, authorize, type Place } from "./authorize.ts";
import type { Membership } from "./memberships.ts";
import type { Session } from "./session.ts";

const NOTE = noteId("N");
const ACTIONS: readonly Action[] = [
  "open",
  "write",
  "read-plan",
  "people",
  "me",
  "leave",
  "numbers",
  "devices",
  "here",
  "let-in",
  "let-in-own",
  "invite:person",
  "invite:clinician",
  "invite:peer",
  "invite:supporter",
  "remove:person",
  "remove:clinician",
  "remove:peer",
  "remove:supporter",
];

/** The whole table, once more and by hand: ✓ where they may, # where it takes their numbers. In the order of ACTIONS. */
const TABLE: Record<Place, string> = {
  person: "✓✓✓✓✓✓ ✓✓· ✓✓ ✓✓✓✓ ·✓✓✓",
  "person-here": "✓✓✓✓## ··· ## ✓### ·###",
  clinician: "✓✓✓✓✓✓ ··✓ ·✓ ✓··· ····",
  peer: "✓✓✓✓✓✓ ··✓ ·· ···· ····",
  supporter: "✓✓✓✓✓✓ ··· ·· ···· ····",
  "plan-reader": "··✓··· ··· ·· ···· ····",
};

const WORDS: Readonly<Record<string, string>> = { "✓": "may", "#": "may, with their numbers,", "·": "may not" };

describe("authorize", () => {
  for (const [place, row] of Object.entries(TABLE)) {
    for (const [index, action] of ACTIONS.entries()) {
      const cell = row.replaceAll(" ", "")[index] ?? "?";
      test(`IN3 IN4 a ${place} ${WORDS[cell]} ${action}`, () => {
        const isHere = place === "person-here";
        const role = isHere ? "person" : ROLES.find((each) => each === place);
        const member = role ? membership(role, "A") : membership("supporter", "A", "plan");
        const answers: Record<string, object> = {
          "✓": { kind: "allowed", as: member },
          "#": { kind: "numbers-needed", as: member },
          "·": { kind: "refused", reason: "not-for-your-role" },
        };
        const here = new Set(isHere ? [member.account] : []);
        expect(authorize({ ...session(member), here }, NOTE, action)).toEqual(answers[cell]);
      });
    }
  }

  test.each(ROLES)("IN3 a %s who has left or was taken out is nobody here", (role) => {
    const gone = session(membership(role, "A", "none"));
    for (const action of ACTIONS)
      expect(authorize(gone, NOTE, action)).toEqual({ kind: "refused", reason: "not-a-member" });
  });

  test.each(ACTIONS)("IN3 nobody may %s without a session, nor in a note they are not in", (action) => {
    expect(authorize(undefined, NOTE, action)).toEqual({ kind: "refused", reason: "signed-out" });
    const elsewhere = { ...membership("person", "A"), note: noteId("M") };
    expect(authorize(session(elsewhere), NOTE, action)).toEqual({ kind: "refused", reason: "not-a-member" });
    expect(authorize(session(), NOTE, action)).toEqual({ kind: "refused", reason: "not-a-member" });
  });

  test("IN3 at a shared device the host's own right comes first, and nobody does with Sam's what takes Sam's numbers", () => {
    const ali = membership("clinician", "A");
    const sam = membership("person", "S");
    const shared = { ...session(ali, sam), here: new Set([sam.account]) };
    expect(authorize(shared, NOTE, "me")).toEqual({ kind: "allowed", as: ali });
    for (const action of ["me", "leave", "remove:clinician"] as const)
      expect(authorize(shared, NOTE, action, sam.participant.id)).toEqual({ kind: "numbers-needed", as: sam });
    expect(authorize(shared, NOTE, "remove:clinician")).toEqual({ kind: "numbers-needed", as: sam });
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

function membership(role: Role, letter: string, access: Access = "note"): Membership {
  const look: Look = "green";
  return {
    note: NOTE,
    account: letter,
    participant: { id: participantId(letter), role, name: letter, look, access },
    joinedAt: 0,
    openedAt: 0,
    lookedSeq: 0,
    lookedAt: 0,
  };
}

function session(...memberships: readonly Membership[]): Session {
  return { id: "session", expiresAt: 1, staff: undefined, memberships, here: new Set() };
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
