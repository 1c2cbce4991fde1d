import { type Direction, directionOf, type FragmentName, isolated, type Who } from "@ourwords/note";
import { isLargePrint, isPlanOnly, type Look, type ParticipantId } from "@ourwords/protocol";
import type { CopyWords } from "./copy-words.ts";
import type { LastTime } from "./last-time.ts";
import type { Answer, PlanFacts } from "./plan-facts.ts";
import { type Hand, sameHand, type StyledPart, textOf } from "./runs.ts";
import type { TakeHome, TakeHomeLine } from "./take-home.ts";

/** Who is named before words. */
export interface Lead {
  readonly name: string;
  /** "written down by Dr Ali, not checked by Sam yet" */
  readonly more?: string;
  readonly look?: Look;
}

export interface PageRun extends Lead {
  /** stands for the name, beside others' words in one line; explained on the page */
  readonly tag?: string;
  readonly parts: readonly StyledPart[];
}

export interface PageLine extends Pick<TakeHomeLine, "within" | "marker" | "lang"> {
  /** of a heading, in the whole page's outline: 2 to 4 */
  readonly level: number | undefined;
  /** whose it is, all of it; `undefined` for the note's own words */
  readonly lead: Lead | undefined;
  /** the same as before the line above */
  readonly isAgain: boolean;
  readonly runs: readonly PageRun[];
  /** several people's */
  readonly isShared: boolean;
  readonly dir: Direction | undefined;
  /** what is said below it */
  readonly notes: readonly string[];
}

export interface PageRow {
  readonly line: PageLine;
  readonly who: string;
  readonly by: string;
  readonly answers: readonly string[];
  readonly reasons: readonly string[];
}

/** Words, and what was said of them, one sentence each. */
export interface SaidOf {
  readonly words: string;
  readonly said: readonly string[];
}

export type PageBlock =
  | { readonly kind: "lines"; readonly lines: readonly PageLine[] }
  | { readonly kind: "rows"; readonly rows: readonly PageRow[] };

/** What a table of the plan says of each line, beside what it is. What nobody said of any line has no column. */
export type PageColumn = "who" | "by" | "answers";

/** A copy in the words of a language, as every format lays it out. */
export interface CopyPage {
  readonly words: CopyWords;
  readonly title: string;
  readonly status: string;
  readonly people: readonly (Lead & { readonly letters: string })[];
  /** what stands before words that somebody else wrote down, where several wrote one line */
  readonly tags: readonly (Lead & { readonly letters: string })[];
  readonly sheets: readonly { readonly title: string; readonly blocks: readonly PageBlock[] }[];
  readonly columns: readonly PageColumn[];
  /** what was said of lines that are not there any more */
  readonly left: readonly string[];
  /** what became of the plan that was kept before */
  readonly last: { readonly title: string; readonly lines: readonly SaidOf[] } | undefined;
  readonly explained: readonly SaidOf[];
  readonly isLarge: boolean;
}

export function copyPage(copy: TakeHome, words: CopyWords): CopyPage {
  const { variant, state } = copy;
  const of = (id: ParticipantId) => copy.people.find((each) => each.id === id);
  const nameOf = (id: ParticipantId): string => of(id)?.name ?? words.unknown;
  const apart = (text: string): string => isolated(text, words.dir);
  /** in a sentence */
  const said = (id: ParticipantId): string => apart(nameOf(id));
  const listed = (names: readonly string[]): string =>
    new Intl.ListFormat(words.lang, { type: "conjunction" }).format([...new Set(names)].map(apart));
  const when = new Intl.DateTimeFormat(words.lang, { dateStyle: "full", timeStyle: "short" }).format(state.at);
  const tags = new Map<string, Lead>();

  const leadOf = ({ author, scribe, check }: Hand): Lead => {
    const look = of(author)?.look;
    return {
      name: nameOf(author),
      ...(look && { look }),
      ...(scribe !== undefined && { more: words.writtenDown(said(author), said(scribe), check) }),
    };
  };
  const tagOf = (hand: Hand): string => {
    const { author, scribe, check } = hand;
    if (scribe === undefined) return of(author)?.letters ?? "?";
    const tag = `${of(author)?.letters ?? "?"}/${of(scribe)?.letters ?? "?"}${TAG_OF_CHECK[check ?? "open"]}`;
    tags.set(tag, leadOf(hand));
    return tag;
  };
  const ownTag = (): string => {
    tags.set(OWN_TAG, { name: words.noteItself });
    return OWN_TAG;
  };
  const lineOf = (
    { runs, takenOut, within, marker, lang, level }: TakeHomeLine,
    before: TakeHomeLine | undefined,
    deeper: number,
  ): PageLine => {
    const [first] = runs;
    const isShared = runs.length > 1;
    const last = before?.runs.length === 1 ? before.runs[0]?.by : undefined;
    const hands = runs.map(({ by }) => by);
    return {
      within,
      marker,
      ...(lang === undefined ? {} : { lang }),
      level: level === undefined ? undefined : level + deeper,
      isShared,
      isAgain: !isShared && last !== undefined && sameHand(last, first?.by),
      lead: isShared
        ? { name: listed(hands.map((by) => (by ? nameOf(by.author) : words.noteItself))) }
        : first?.by && leadOf(first.by),
      runs: runs.map(({ by, parts }) => ({
        ...(by ? leadOf(by) : { name: words.noteItself }),
        ...(isShared && { tag: by ? tagOf(by) : ownTag() }),
        parts: isShared ? trimmed(parts) : parts,
      })),
      dir: directionOf(runs.map(textOf).join("")),
      notes: takenOut.map(({ by, of: whose, words: count }) => words.takenOut(said(by), said(whose), count)),
    };
  };
  const whoIs = (who: readonly Who[]): string =>
    listed(who.map((each) => ("name" in each ? each.name : nameOf(each.participant))));
  const answered = ({ by, says, words: own, was }: Answer): string => {
    const before =
      was && [apart(was.text), whoIs(was.who), apart(was.by ?? "")].filter((each) => each !== "").join(" · ");
    return words.answer(said(by), says, apart(own), before);
  };
  const rowOf = (line: PageLine, { who, by, answers, reasons }: PlanFacts): PageRow => ({
    line,
    who: whoIs(who),
    by: apart(by ?? ""),
    answers: answers.map(answered),
    reasons: reasons.map(({ of: whose, words: quoted, now }) =>
      words.because(whose === undefined ? words.unknown : said(whose), apart(quoted), now && apart(now)),
    ),
  });
  const blocksOf = (lines: readonly TakeHomeLine[], top: number): PageBlock[] => {
    // No level of the outline is left out, whatever level a sheet begins with.
    const deeper = top - Math.min(...lines.map(({ level }) => level ?? top));
    const blocks: PageBlock[] = [];
    for (const [index, each] of lines.entries()) {
      const line = lineOf(each, lines[index - 1], deeper);
      const last = blocks.at(-1);
      if (each.facts) {
        const row = rowOf(line, each.facts);
        if (last?.kind === "rows") blocks[blocks.length - 1] = { ...last, rows: [...last.rows, row] };
        else blocks.push({ kind: "rows", rows: [row] });
      } else if (last?.kind === "lines") blocks[blocks.length - 1] = { ...last, lines: [...last.lines, line] };
      else blocks.push({ kind: "lines", lines: [line] });
    }
    return blocks;
  };

  const lastOf = ({ at, lines }: LastTime): CopyPage["last"] => ({
    title: words.last(new Intl.DateTimeFormat(words.lang, { dateStyle: "full" }).format(at)),
    lines: lines.map(({ text, who, by, said: all }) => {
      const facts = [whoIs(who), apart(by ?? "")].filter((each) => each !== "").join(" · ");
      return {
        words: `${words.quote(apart(text))}${facts === "" ? "" : ` (${facts})`}`,
        said: all.length === 0 ? [words.nobodySaid] : all.map((each) => words.became(said(each.by), each.is)),
      };
    }),
  });
  const sheet = (name: FragmentName) => ({ title: words[name], blocks: blocksOf(copy[name], 3) });
  const sheets = isPlanOnly(variant)
    ? [{ title: "", blocks: blocksOf(copy.plan, 2) }]
    : [sheet("story"), sheet("plan")];
  return {
    words,
    title: isPlanOnly(variant) ? words.title.plan : words.title.whole,
    status: state.kind === "open" ? words.open(when) : words.sealed(when, listed(state.by.map(nameOf))),
    people: copy.people.map(({ name, letters, look, role, label }) => {
      const more = label ?? words.role(role);
      return { name, letters, look, ...(more === undefined ? {} : { more }) };
    }),
    tags: [...tags].map(([letters, lead]) => ({ ...lead, letters })),
    sheets,
    columns: columnsOf(copy.plan),
    left: copy.left.map(answered),
    last: copy.last && lastOf(copy.last),
    explained: copy.explained.map(({ words: of, said: meant }) => ({
      words: words.quote(apart(of)),
      said: meant.map(({ by, text }) => `${words.lead(said(by))} ${apart(text)}`),
    })),
    isLarge: isLargePrint(variant),
  };
}

function columnsOf(lines: readonly TakeHomeLine[]): PageColumn[] {
  const facts = lines.flatMap((line) => line.facts ?? []);
  return [
    ...(facts.some(({ who }) => who.length > 0) ? (["who"] as const) : []),
    ...(facts.some(({ by }) => by !== undefined) ? (["by"] as const) : []),
    "answers",
  ];
}

/** Beside a name of their own, words need no space at their ends. */
const trimmed = (parts: readonly StyledPart[]): StyledPart[] =>
  parts.map(({ text, marks }, index) => {
    const start = index === 0 ? text.trimStart() : text;
    return { text: index === parts.length - 1 ? start.trimEnd() : start, marks };
  });

const OWN_TAG = "—";

/** How words that were written down for somebody differ in their tag. */
const TAG_OF_CHECK = { open: "?", mine: "", "not-quite": "!" } as const;
