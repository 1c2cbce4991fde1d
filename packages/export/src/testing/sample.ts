import type { Participant, ParticipantId } from "@ourwords/protocol";
import type { AuthoredPiece } from "@ourwords/authorship";
import type { AuthoredBlock } from "../authored-blocks.ts";
import type { NoteContent } from "../note-content.ts";

export const idOf = (name: string): ParticipantId => name.padEnd(22, "_") as ParticipantId; // reason: a fixed id of the right shape

export const SAM = idOf("sam");
export const ALI = idOf("ali");
export const JO = idOf("jo");

export const PEOPLE: readonly Participant[] = [
  { id: SAM, role: "person", name: "Sam", look: "rust", access: "note" },
  { id: ALI, role: "clinician", name: "Dr Ali", look: "navy", access: "note" },
  { id: JO, role: "peer", name: "Jo", look: "green", access: "none", label: "sister" },
];

export const piece = (text: string, author?: ParticipantId, more: Partial<AuthoredPiece> = {}): AuthoredPiece => ({
  text,
  marks: [],
  voice: author && { author },
  check: undefined,
  ...more,
});

/** Words that somebody wrote down for another. */
export const written = (
  text: string,
  author: ParticipantId,
  scribe: ParticipantId,
  check: AuthoredPiece["check"],
): AuthoredPiece => piece(text, author, { voice: { author, scribe }, check });

export const block = (pieces: readonly AuthoredPiece[], more: Partial<AuthoredBlock> = {}): AuthoredBlock => ({
  level: undefined,
  within: [],
  marker: undefined,
  pieces,
  ...more,
});

export const content = (
  story: readonly AuthoredBlock[],
  plan: readonly AuthoredBlock[] = [],
  more: Partial<NoteContent> = {},
): NoteContent => ({
  people: PEOPLE,
  sheets: { story, plan },
  takenOut: [],
  explained: [],
  answers: [],
  reasons: [],
  ...more,
});
