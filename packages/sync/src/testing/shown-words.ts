import { authorRuns } from "@ourwords/authorship";
import type { NoteId } from "@ourwords/protocol";
import type * as Y from "yjs";
import type { NoteStore } from "../note-store.ts";
import { NoteFold } from "../server/note-fold.ts";

/** The note as a cold replay of its log gives it, up to `seq`. */
export const replay = async (store: NoteStore, note: NoteId, seq = Number.POSITIVE_INFINITY): Promise<NoteFold> =>
  NoteFold.load(
    undefined,
    (await store.read(note, 0)).filter((row) => row.seq <= seq),
  );

/**
 * The story's texts, each as its authors' names and words in turn: `Sam: hello`; what Dr Ali wrote down for Sam and Sam
 * has not looked at: `Sam (Dr Ali, open): hello`.
 */
export function shownWords({
  doc,
  ledger,
  participants,
}: Pick<NoteFold, "doc" | "ledger" | "participants">): string[][] {
  return authorRuns(doc, ledger)
    .filter(({ fragment }) => fragment === "story")
    .map(({ text, runs }) => {
      const plain = plainText(text);
      return runs.map(({ from, to, voice, check }) => {
        const name = (voice && participants.get(voice.author)?.name) ?? "nobody";
        const hand = voice?.scribe && participants.get(voice.scribe)?.name;
        return `${name}${hand ? ` (${hand}, ${check})` : ""}: ${plain.slice(from, to)}`;
      });
    });
}

export const plainText = (text: Y.XmlText): string =>
  text
    .toDelta()
    .map(({ insert }: { insert?: unknown }) => (typeof insert === "string" ? insert : ""))
    .join("");
