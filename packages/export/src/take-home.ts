import { type CopyVariant, initials, isPlanOnly, type Participant, type ParticipantId } from "@ourwords/protocol";
import { FRAGMENTS, type FragmentName } from "@ourwords/note";
import type { AuthoredBlock } from "./authored-blocks.ts";
import type { LastTime } from "./last-time.ts";
import { oneLine, type Run, runsOf } from "./runs.ts";
import { type Answer, answerOf, factsAbout, type PlanFacts } from "./plan-facts.ts";
import type { ExplainedWords, NoteContent, TakenOutAt } from "./note-content.ts";

/** Somebody of the copy. `letters` stand for them and for nobody else in it. */
export interface CopyPerson extends Participant {
  readonly letters: string;
}

/** A line of a sheet that says something. */
export interface TakeHomeLine extends Pick<AuthoredBlock, "level" | "within" | "marker" | "lang"> {
  /** Neighbours differ in hand. `undefined`: the note's own words. */
  readonly runs: readonly Run[];
  readonly takenOut: readonly TakenOutAt[];
  /** of a line of the plan about which something is settled, or not */
  readonly facts?: PlanFacts;
}

/** Whether a copy is of a note that may still change, or of one that was kept as it is. Times are milliseconds since 1970. */
export type CopyState =
  | { readonly kind: "open"; readonly at: number }
  | { readonly kind: "sealed"; readonly at: number; readonly by: readonly ParticipantId[] };

/**
 * A note as it leaves the room: what every format is written from. Ids, roles and times are kept, so that a record's own
 * format (FHIR) can be made of it as well.
 */
export interface TakeHome {
  readonly variant: CopyVariant;
  readonly state: CopyState;
  /** who is in the note, and whose words stand in the copy, in the order they came */
  readonly people: readonly CopyPerson[];
  readonly story: readonly TakeHomeLine[];
  readonly plan: readonly TakeHomeLine[];
  /** answers to lines that are not there any more: a difference of view does not go with its line */
  readonly left: readonly Answer[];
  readonly last?: LastTime;
  readonly explained: readonly ExplainedWords[];
}

export function takeHome(content: NoteContent, variant: CopyVariant, state: CopyState): TakeHome {
  const isIn = (sheet: FragmentName): boolean => sheet === "plan" || !isPlanOnly(variant);
  const [story = [], plan = []] = FRAGMENTS.map((sheet) => (isIn(sheet) ? linesOf(content, sheet) : []));
  const explained = content.explained
    .filter(({ sheet }) => isIn(sheet))
    .map(({ sheet, words, said }) => ({
      sheet,
      words: oneLine(words),
      said: said.map(({ by, text }) => ({ by, text: oneLine(text) })),
    }));
  const left = content.answers.filter(({ now }) => now === "gone").map(answerOf);
  const named = new Set([
    ...[...story, ...plan].flatMap(peopleOf),
    ...left.map(({ by }) => by),
    ...explained.flatMap(({ said }) => said.map(({ by }) => by)),
    ...(content.last?.lines ?? []).flatMap(({ who, said }) => [
      ...who.flatMap((each) => ("participant" in each ? [each.participant] : [])),
      ...said.map(({ by }) => by),
    ]),
    ...(state.kind === "sealed" ? state.by : []),
  ]);
  // On the plan's page stand only those it needs: it is for the fridge door.
  const people = content.people.filter(
    ({ id, role, access }) => named.has(id) || (access === "note" && (!isPlanOnly(variant) || role === "person")),
  );
  const { last } = content;
  return { variant, state, people: withLetters(people), story, plan, left, ...(last && { last }), explained };
}

function linesOf(content: NoteContent, sheet: FragmentName): TakeHomeLine[] {
  const { sheets, takenOut } = content;
  const blocks = sheets[sheet].length > 0 ? sheets[sheet] : [NOTHING];
  const lines = blocks.map((block, index): TakeHomeLine => {
    const { level, within, marker, lang, pieces } = block;
    const facts = factsAbout(block, content);
    return {
      level,
      within,
      marker,
      ...(lang === undefined ? {} : { lang }),
      runs: runsOf(pieces),
      takenOut: takenOut.filter((each) => each.sheet === sheet && Math.min(each.block, blocks.length - 1) === index),
      ...(facts && { facts }),
    };
  });
  return withoutOpenQuestions(
    lines.filter(({ runs, takenOut: gone, facts }) => runs.length + gone.length > 0 || facts),
  );
}

const peopleOf = ({ runs, takenOut, facts }: TakeHomeLine): (ParticipantId | undefined)[] => [
  ...runs.flatMap(({ by }) => [by?.author, by?.scribe]),
  ...takenOut.flatMap(({ by, of }) => [by, of]),
  ...(facts?.who ?? []).flatMap((who) => ("participant" in who ? [who.participant] : [])),
  ...(facts?.answers ?? []).map(({ by }) => by),
  ...(facts?.reasons ?? []).map(({ of }) => of),
];

/** In an emptied sheet it can still be said that words were taken out. */
const NOTHING: AuthoredBlock = { level: undefined, within: [], marker: undefined, pieces: [] };

/** A question of the note's own that nobody answered is left out. */
const withoutOpenQuestions = (lines: readonly TakeHomeLine[]): TakeHomeLine[] =>
  lines.filter(({ level, runs, takenOut }, index) => {
    if (level === undefined || takenOut.length > 0 || runs.some(({ by }) => by)) return true;
    const next = lines[index + 1];
    return next !== undefined && (next.level === undefined || next.level > level);
  });

/** Two people with the same letters are told apart by a number. */
function withLetters(people: readonly Participant[]): CopyPerson[] {
  const used = new Map<string, number>();
  return people.map((person) => {
    const letters = initials(person.name) || "?";
    const times = (used.get(letters) ?? 0) + 1;
    used.set(letters, times);
    return { ...person, letters: times === 1 ? letters : `${letters}${times}` };
  });
}
