import { sameVoice } from "@ourwords/authorship";
import type { Participant, Voice } from "@ourwords/protocol";
import type { AuthoredBlock, AuthoredPiece } from "./authored-blocks.ts";

/** The few words a plain copy needs, in the language of who takes it. */
export interface CopyWords {
  readonly story: string;
  readonly plan: string;
  readonly unknown: string;
  /** "Sam (written down by Dr Ali, not checked by Sam yet)" */
  readonly writtenDown: (author: string, scribe: string, check: AuthoredPiece["check"]) => string;
}

/** A note as plain text, for a record that knows nothing else. Whose words are whose stands before them, in brackets. */
export function plainText(
  sheets: { readonly story: readonly AuthoredBlock[]; readonly plan: readonly AuthoredBlock[] },
  people: readonly Participant[],
  words: CopyWords,
): string {
  const sheet = (title: string, blocks: readonly AuthoredBlock[]): string =>
    [title.toUpperCase(), ...blocks.map((block) => line(block, people, words)).filter((each) => each !== "")].join(
      "\n\n",
    );
  return `${sheet(words.story, sheets.story)}\n\n\n${sheet(words.plan, sheets.plan)}\n`;
}

function line({ marker, within, pieces }: AuthoredBlock, people: readonly Participant[], words: CopyWords): string {
  const said = inHands(pieces).map((hand) => `${label(hand, people, words)}${hand.text.trim()}`);
  const text = said.filter((each) => each !== "").join(" ");
  if (text === "") return "";
  const indent = "  ".repeat(Math.max(0, within.length - 1));
  return `${indent}${marker === undefined ? "" : marker === "bullet" ? "- " : `${marker}. `}${text}`;
}

/** Neighbours of the same voice together, whatever their style. What is only a space names nobody. */
function inHands(pieces: readonly AuthoredPiece[]): AuthoredPiece[] {
  const hands: AuthoredPiece[] = [];
  for (const piece of pieces) {
    const last = hands.at(-1);
    const isSame = last && sameVoice(last.voice, piece.voice) && last.check === piece.check;
    if (isSame || (last && piece.text.trim() === ""))
      hands[hands.length - 1] = { ...last, text: last.text + piece.text };
    else hands.push(piece);
  }
  return hands;
}

/** Nothing before what nobody wrote: the note's own questions. */
function label({ voice, check, text }: AuthoredPiece, people: readonly Participant[], words: CopyWords): string {
  if (!voice || text.trim() === "") return "";
  const nameOf = (id: Voice["author"]): string => people.find((each) => each.id === id)?.name ?? words.unknown;
  const author = nameOf(voice.author);
  return `[${voice.scribe === undefined ? author : words.writtenDown(author, nameOf(voice.scribe), check)}] `;
}
