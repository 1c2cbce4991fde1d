import { authorRuns, type AuthoredText, type Check, type Ledger } from "@ourwords/authorship";
import type { FragmentName } from "@ourwords/note";
import type { CharRange, ParticipantId, Voice } from "@ourwords/protocol";
import * as Y from "yjs";
import { lettersOf } from "./letters-of.ts";

/** A part of a line. `isIt`: of what the passage is about; the rest stands around it. */
export interface PassagePiece {
  readonly text: string;
  readonly isIt: boolean;
  readonly author: ParticipantId | undefined;
}

/** What one line holds of one author's words that one scribe wrote down: what is read out and checked at once. */
export interface Passage {
  /** the same for as long as its line stands */
  readonly key: string;
  readonly fragment: FragmentName;
  readonly author: ParticipantId;
  readonly scribe: ParticipantId;
  /** `mine` only when all of it is; `open` when something in it has not been looked at */
  readonly check: Check;
  /** the whole line, in order */
  readonly pieces: readonly PassagePiece[];
  /** the lines before and after it, empty at the ends */
  readonly before: string;
  readonly after: string;
  readonly ranges: readonly CharRange[];
  /** behind its last letter */
  readonly end: Y.RelativePosition;
}

interface Part {
  readonly text: string;
  readonly voice: Voice | undefined;
  readonly check: Check | undefined;
  readonly ranges: readonly CharRange[];
  readonly end: Y.RelativePosition;
}

interface Line {
  readonly fragment: FragmentName;
  readonly block: Y.AbstractType<unknown> | null;
  readonly parts: readonly Part[];
}

/** AU16: all that was written down for somebody, in the order it stands in. */
export function passagesOf(doc: Y.Doc, ledger: Ledger): Passage[] {
  const lines = linesOf(authorRuns(doc, ledger));
  return lines.flatMap((line, index) => {
    const [before, after] = [lines[index - 1], lines[index + 1]].map((each) =>
      each?.fragment === line.fragment ? wordsOf(each) : "",
    );
    return scribedVoicesIn(line).flatMap((voice) => passageOf(line, voice, before ?? "", after ?? "") ?? []);
  });
}

/** What its author has still to look at, or has said "not quite" to. */
export const isUnchecked = ({ check }: Passage): boolean => check !== "mine";

function passageOf(line: Line, voice: Required<Voice>, before: string, after: string): Passage | undefined {
  const theirs = line.parts.filter((part) => isOf(part, voice));
  const unchecked = theirs.filter(({ check }) => check !== "mine");
  const isDone = !hasWords(unchecked);
  const about = isDone ? theirs : unchecked;
  const last = about.at(-1);
  if (!last || !hasWords(about)) return undefined;
  return {
    key: `${keyOf(line)} ${voice.author} ${voice.scribe}`,
    fragment: line.fragment,
    author: voice.author,
    scribe: voice.scribe,
    check: isDone ? "mine" : about.some(({ check }) => check === "open") ? "open" : "not-quite",
    pieces: line.parts.map((part) => ({ text: part.text, isIt: about.includes(part), author: part.voice?.author })),
    before,
    after,
    ranges: about.flatMap(({ ranges }) => ranges),
    end: last.end,
  };
}

/** Spaces alone are nothing to be asked about. */
const hasWords = (parts: readonly Part[]): boolean => parts.some(({ text }) => text.trim() !== "");

/** A race can leave a line with two texts; it reads as one. */
function linesOf(texts: readonly AuthoredText[]): Line[] {
  const lines: Line[] = [];
  for (const { fragment, text, runs } of texts) {
    const letters = lettersOf(text);
    const parts = runs.map(({ from, to, voice, check }) => ({
      text: letters.text(from, to),
      ranges: letters.ranges(from, to),
      end: Y.createRelativePositionFromTypeIndex(text, to, -1),
      voice,
      check,
    }));
    const last = lines.at(-1);
    if (last && last.block === text.parent) lines[lines.length - 1] = { ...last, parts: [...last.parts, ...parts] };
    else lines.push({ fragment, block: text.parent, parts });
  }
  return lines;
}

function scribedVoicesIn({ parts }: Line): Required<Voice>[] {
  const found = new Map<string, Required<Voice>>();
  for (const { voice } of parts) {
    if (voice?.scribe === undefined) continue;
    found.set(`${voice.author} ${voice.scribe}`, { author: voice.author, scribe: voice.scribe });
  }
  return [...found.values()];
}

const isOf = ({ voice }: Part, { author, scribe }: Voice): boolean =>
  voice !== undefined && voice.author === author && voice.scribe === scribe;

const wordsOf = ({ parts }: Line): string => parts.map(({ text }) => text).join("");

function keyOf({ block, fragment }: Line): string {
  const id = block?._item?.id;
  return id ? `${id.client}:${id.clock}` : fragment;
}
