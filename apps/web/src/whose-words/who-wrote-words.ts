import type { I18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { ParticipantId } from "@ourwords/protocol";
import { listed } from "../look/people-words.ts";
import type { WrittenRun } from "../writing/who-wrote.ts";
import type { OpenState } from "../note/open-state.ts";
import { amountWords, nameOf } from "../taken-out/taken-out-words.ts";
import { youOn } from "./you-on.ts";

type People = Pick<OpenState, "people" | "you" | "writers">;

/** As many words of somebody's as tell which they are; more would be reading the line again. */
const MOST_WORDS = 6;

/** Who wrote a line, in the order of its words; or why there is nobody to name. */
export type WhoWroteAnswer =
  | { readonly by: "nobody"; readonly said: string }
  | { readonly by: "authors"; readonly authors: readonly AuthorAnswer[] };

export interface AuthorAnswer {
  readonly author: ParticipantId;
  /** "Sam added ‘more like dread’." */
  readonly said: string;
  /** "3 words" */
  readonly amount: string;
  /** who wrote it down for them, and what they said of it */
  readonly writtenDown: readonly string[];
}

export function whoWroteAnswer(i18n: I18n, runs: readonly WrittenRun[], state: People): WhoWroteAnswer {
  const written = runs.filter(({ words, author }) => author !== undefined && words.trim() !== "");
  const authors = [...new Set(written.flatMap(({ author }) => author ?? []))];
  if (authors.length === 0) {
    const isEmpty = runs.every(({ words }) => words.trim() === "");
    const why = isEmpty ? msg`Nobody has written here yet.` : msg`This came with the note. Nobody has changed it.`;
    return { by: "nobody", said: i18n._(why) };
  }
  return {
    by: "authors",
    authors: authors.map((author, index) => ({
      author,
      said: index === 0 ? first(i18n, author, state) : added(i18n, author, written, state),
      amount: amountWords(i18n, piecesOf(author, written).join(" ")),
      writtenDown: writtenDown(i18n, author, written, state),
    })),
  };
}

/** AU12: the same in one piece, to be said. "Sam wrote this. Dr Ali added ‘more like dread’." */
export function whoWroteWords(answer: WhoWroteAnswer): string {
  if (answer.by === "nobody") return answer.said;
  const { authors } = answer;
  return [...authors.map(({ said }) => said), ...authors.flatMap((each) => each.writtenDown)].join(" ");
}

const piecesOf = (author: ParticipantId, runs: readonly WrittenRun[]): readonly string[] =>
  runs.filter((run) => run.author === author).map(({ words }) => words);

function first(i18n: I18n, author: ParticipantId, state: People): string {
  const name = nameOf(i18n, author, state.people);
  return author === youOn(state) ? i18n._(msg`You wrote this.`) : i18n._(msg`${name} wrote this.`);
}

function added(i18n: I18n, author: ParticipantId, runs: readonly WrittenRun[], state: People): string {
  const name = nameOf(i18n, author, state.people);
  const pieces = piecesOf(author, runs).map((words) => quoted(i18n, words));
  const what = listed(pieces, i18n.locale);
  return author === youOn(state) ? i18n._(msg`You added ${what}.`) : i18n._(msg`${name} added ${what}.`);
}

function quoted(i18n: I18n, words: string): string {
  const all = words.trim().split(/\s+/u);
  const start = all.slice(0, MOST_WORDS).join(" ");
  return all.length > MOST_WORDS ? i18n._(msg`‘${start} …’`) : i18n._(msg`‘${start}’`);
}

/** Who wrote an author's words down for them, once for each scribe and each thing the author said of it. */
function writtenDown(i18n: I18n, of: ParticipantId, runs: readonly WrittenRun[], state: People): string[] {
  const { people } = state;
  const isYou = of === youOn(state);
  const author = nameOf(i18n, of, people);
  const facts = runs.flatMap(({ author: by, scribe, check }) => {
    if (by !== of || scribe === undefined) return [];
    const name = nameOf(i18n, scribe, people);
    switch (check) {
      case "mine":
        return isYou
          ? i18n._(msg`Written down by ${name}. You said: yes, my words.`)
          : i18n._(msg`Written down by ${name}. ${author} said: yes, my words.`);
      case "not-quite":
        return isYou
          ? i18n._(msg`Written down by ${name}. You said: not quite.`)
          : i18n._(msg`Written down by ${name}. ${author} said: not quite.`);
      case "open":
      case undefined:
        return i18n._(msg`Written down by ${name}, not checked yet.`);
    }
  });
  return [...new Set(facts)];
}
