import {
  charSet,
  isText,
  type Ledger,
  livingTexts,
  type QuotedReason,
  reasonsIn,
  wantedIn,
} from "@ourwords/authorship";
import {
  anchorName,
  type Answered,
  answersIn,
  FRAGMENTS,
  type FragmentName,
  parseMapKey,
  TEXTBLOCKS,
} from "@ourwords/note";
import type { Participant, ParticipantId, TakenOut } from "@ourwords/protocol";
import * as Y from "yjs";
import { type AuthoredBlock, authoredBlocks } from "./authored-blocks.ts";
import { type KeptPlan, type LastTime, lastTimeIn } from "./last-time.ts";

/** That words were taken out, and after which block of a sheet. The words themselves are not in it. */
export interface TakenOutAt {
  readonly sheet: FragmentName;
  /** index into the sheet's blocks */
  readonly block: number;
  readonly by: ParticipantId;
  readonly of: ParticipantId;
  readonly words: number;
  /** milliseconds since 1970 */
  readonly at: number;
}

/** Words that stand in the note, and what each says they mean. */
export interface ExplainedWords {
  readonly sheet: FragmentName;
  readonly words: string;
  readonly said: readonly { readonly by: ParticipantId; readonly text: string }[];
}

/** All that a copy is made of, as plain values: a note as it is now, or as it was kept. */
export interface NoteContent {
  readonly people: readonly Participant[];
  readonly sheets: Readonly<Record<FragmentName, readonly AuthoredBlock[]>>;
  readonly takenOut: readonly TakenOutAt[];
  readonly explained: readonly ExplainedWords[];
  readonly answers: readonly Answered[];
  readonly reasons: readonly QuotedReason[];
  /** missing where nobody has said what became of a plan that was kept before */
  readonly last?: LastTime;
}

/** What a note has to be looked at for its content. */
export interface NoteSource {
  readonly doc: Y.Doc;
  readonly ledger: Ledger;
  readonly participants: readonly Participant[];
  readonly takenOut: () => readonly TakenOut[];
}

/** `kept`: the newest kept plan that somebody has said of what became of it. */
export const noteContent = ({ doc, ledger, participants, takenOut }: NoteSource, kept?: KeptPlan): NoteContent => ({
  people: participants,
  sheets: { story: authoredBlocks(doc, ledger, "story"), plan: authoredBlocks(doc, ledger, "plan") },
  takenOut: takenOutIn(doc, takenOut()),
  explained: explainedIn(doc, ledger),
  answers: answersIn(doc),
  reasons: reasonsIn(doc, ledger),
  ...(kept && { last: lastTimeIn(doc, kept) }),
});

function takenOutIn(doc: Y.Doc, records: readonly TakenOut[]): TakenOutAt[] {
  if (records.length === 0) return [];
  const places = new Map<unknown, Pick<TakenOutAt, "sheet" | "block">>();
  for (const sheet of FRAGMENTS)
    for (const [block, element] of textblocksIn(doc.getXmlFragment(sheet)).entries())
      for (const text of element.toArray()) places.set(text, { sheet, block });
  return records.flatMap(({ by, of, at, text, place }) => {
    const found =
      place.length > 0 && Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(place), doc);
    const where = found ? places.get(found.type) : undefined;
    // Where nothing is left to stand beside, it is said at the end of the story.
    return [{ ...(where ?? { sheet: "story", block: Number.MAX_SAFE_INTEGER }), by, of, at, words: wordsIn(text) }];
  });
}

/** Words as they stand now, moved and copied ones as well. What nobody can read in the note any more is left out. */
function explainedIn(doc: Y.Doc, ledger: Ledger): ExplainedWords[] {
  const wanted = new Map<
    string,
    { readonly letters: ReturnType<typeof charSet>; readonly said: ExplainedWords["said"] }
  >();
  for (const [key, text] of doc.getMap("meanings")) {
    const parsed = parseMapKey(key);
    if (!parsed || typeof text !== "string") continue;
    const name = anchorName(parsed.anchor);
    const known = wanted.get(name);
    const letters = known?.letters ?? charSet();
    for (const range of parsed.anchor) letters.set(range, true);
    wanted.set(name, { letters, said: [...(known?.said ?? []), { by: parsed.participant, text }] });
  }
  if (wanted.size === 0) return [];
  const found = new Map<string, { readonly sheet: FragmentName; readonly words: string }>();
  for (const { text, fragment } of livingTexts(doc)) look(text, fragment);
  return [...found].flatMap(([name, { sheet, words }]) => {
    const said = wanted.get(name)?.said;
    return said ? [{ sheet, words, said }] : [];
  });

  function look(text: Y.XmlText, sheet: FragmentName): void {
    for (let item = text._start; item; item = item.right) {
      if (item.deleted || !isText(item)) continue;
      for (const [name, { letters }] of wanted)
        for (const { offset, length } of wantedIn(item, letters, ledger)) {
          const words = item.content.str.slice(offset, offset + length);
          found.set(name, { sheet, words: `${found.get(name)?.words ?? ""}${words}` });
        }
    }
  }
}

/** In the order of `authoredBlocks`. */
const textblocksIn = (parent: Y.XmlFragment): Y.XmlElement[] =>
  parent
    .toArray()
    .flatMap((child) =>
      child instanceof Y.XmlElement ? (TEXTBLOCKS.has(child.nodeName) ? [child] : textblocksIn(child)) : [],
    );

const wordsIn = (text: string): number =>
  [...new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)].filter(({ isWordLike }) => isWordLike)
    .length;
