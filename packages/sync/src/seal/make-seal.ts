import { standing } from "@ourwords/authorship";
import { canonicalJson, type NoteId, type ParticipantId, type SealHead, type SealPerson } from "@ourwords/protocol";
import type { NewRow } from "../log-row.ts";
import type { NoteFold } from "../server/note-fold.ts";
import { encodeStanding } from "./seal-body.ts";
import { sealHash, textHash } from "./seal-hash.ts";
import { sealedContent } from "./sealed-content.ts";

/** What a seal of a note would hold now, written once: of a long note that is some 200 KB. */
export interface Holding {
  /** canonical JSON of a `SealedContent` */
  readonly text: string;
  readonly hash: string;
}

export function holdingOf(fold: NoteFold): Holding {
  const text = canonicalJson(sealedContent(fold.doc, fold.ledger, fold.takenOut()));
  return { text, hash: textHash(text) };
}

/** The head of a seal that holds this, as row `seq`. */
export function makeHead(
  fold: NoteFold,
  { text, hash: content }: Holding,
  made: { readonly note: NoteId; readonly seq: number; readonly at: number; readonly by: ParticipantId },
): SealHead {
  const head = { form: 1, ...made, people: peopleIn(fold, text), content } as const;
  return { ...head, hash: sealHash(head) };
}

/** What a seal's row holds besides its place: the same for the same fold and head. */
export const sealBytes = (
  { doc, ledger }: NoteFold,
  head: SealHead,
  { text }: Holding,
): Pick<NewRow, "update" | "trace"> => ({
  // The canonical JSON of a `SealBody`.
  update: new TextEncoder().encode(`{"content":${text},"head":${canonicalJson(head)},"kind":"seal"}`),
  trace: encodeStanding(standing(doc, ledger)),
});

/** Who is in the note, and whoever was and is named in what stands. Who left without a word is not kept. */
const peopleIn = ({ participants }: NoteFold, text: string): SealPerson[] =>
  [...participants.values()]
    .filter(({ id, access }) => access !== "none" || text.includes(id))
    .map(({ id, role, name, access, label }) => ({ id, role, name, access, ...(label !== undefined && { label }) }))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
