import { isNoteId, isParticipantId, type NoteId, type ParticipantId } from "@ourwords/protocol";
import { z } from "zod";
import { systemClock } from "../clock.ts";
import type { RunningServer } from "../start-server.ts";
import { settled } from "./settled.ts";
import { DEMO_TURNS, type DemoAuthor } from "./story.ts";
import { takeTurn } from "./take-turn.ts";
import { Visitor } from "./visitor.ts";

const ENTRY = z.object({ note: z.custom<NoteId>(isNoteId), as: z.custom<ParticipantId>(isParticipantId) });
const INVITATION = z.object({ link: z.string() });

export interface DemoLink {
  readonly name: string;
  readonly link: string;
}

/**
 * Lets Dr Ali and Sam write a note as any two people would: by links, pages and turns through the real room.
 * Answers a link for each. They lead to two names of this machine, so that two windows of one browser are two people.
 */
export async function writeDemo(server: RunningServer): Promise<readonly DemoLink[]> {
  const { local, origin, origins } = server;
  const ali = new Visitor({ local, origin });
  const sam = new Visitor({ local, origin: origins[1] ?? origin });

  await ali.post("/api/session", { token: secretOf(server.signInLink()), name: "Dr Ali" });
  const founded = ENTRY.parse(await ali.post("/api/notes"));
  const invite = `/api/notes/${founded.note}/invitations`;
  const invitation = INVITATION.parse(await ali.post(invite, { role: "person", name: "Sam" }));
  const joined = ENTRY.parse(await sam.post("/api/join", { secret: secretOf(invitation.link), name: "Sam" }));

  const pages = {
    ali: ali.open(founded.note, founded.as, systemClock),
    sam: sam.open(joined.note, joined.as, systemClock),
  } as const satisfies Record<DemoAuthor, unknown>;
  const both = [pages.ali, pages.sam];
  try {
    await settled(both);
    for (const turn of DEMO_TURNS) {
      takeTurn(pages[turn.by].doc, turn);
      await settled(both);
    }
  } finally {
    for (const page of both) page.close();
  }
  // From Sam: one more device of theirs comes in at once. One that Dr Ali invited would have to be let in.
  const second = INVITATION.parse(await sam.post(invite, { role: "person" }));
  return [
    { name: "Dr Ali", link: server.signInLink() },
    { name: "Sam", link: second.link },
  ];
}

const secretOf = (link: string): string => new URL(link).hash.slice(1);
