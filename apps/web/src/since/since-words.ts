import type { I18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { sameVoice } from "@ourwords/authorship";
import { FRAGMENTS, type FragmentName } from "@ourwords/note";
import type { TakenOut, Voice } from "@ourwords/protocol";
import type { OpenState } from "../note/open-state.ts";
import { amountWords, nameOf, takenOutWords } from "../taken-out/taken-out-words.ts";
import { youOn } from "../whose-words/you-on.ts";
import type { NewsPlace } from "./news-places.ts";

/** What is new, a sentence for each voice and sheet: "Jo wrote 42 words in the story". */
export function sinceWords(i18n: I18n, places: readonly NewsPlace[], state: OpenState): readonly string[] {
  const wrote: { readonly voice: Voice; readonly fragment: FragmentName; text: string }[] = [];
  const took: TakenOut[] = [];
  for (const place of places) {
    if (place.kind === "wrote") {
      const { voice, fragment, words } = place;
      const known = wrote.find((each) => each.fragment === fragment && sameVoice(each.voice, voice));
      if (known) known.text += `\n${words}`;
      else wrote.push({ voice, fragment, text: words });
      continue;
    }
    const { record } = place;
    const known = took.findIndex(({ by, of }) => by === record.by && of === record.of);
    const before = took[known];
    if (before) took[known] = { ...before, text: `${before.text}\n${record.text}` };
    else took.push(record);
  }
  // All of one voice together.
  const voices = wrote.filter(({ voice }, index) => wrote.findIndex((each) => sameVoice(each.voice, voice)) === index);
  return [
    ...voices.flatMap(({ voice }) =>
      FRAGMENTS.flatMap((fragment) =>
        wrote
          .filter((each) => each.fragment === fragment && sameVoice(each.voice, voice))
          .map(({ text }) => wroteWords(i18n, { voice, fragment, text }, state)),
      ),
    ),
    ...took.map((record) => takenOutWords(i18n, record, state)),
  ];
}

/** `words` are said as well: "Jo wrote in the story: “It is better by the river.”" */
export function placeWords(i18n: I18n, place: NewsPlace, state: OpenState): string {
  if (place.kind === "took") return takenOutWords(i18n, place.record, state);
  const { voice, fragment } = place;
  const words = shortened(place.words.replaceAll("\n", " … "), i18n.locale);
  const where = `${whoWords(i18n, voice, state)}, ${sheetWords(i18n, fragment)}`;
  return i18n._(msg`${where}: “${words}”`);
}

/** "Jo, in the story" */
export function placeTitle(i18n: I18n, place: NewsPlace, state: OpenState): string {
  if (place.kind === "took") return takenOutWords(i18n, place.record, state);
  return `${whoWords(i18n, place.voice, state)}, ${sheetWords(i18n, place.fragment)}`;
}

function wroteWords(
  i18n: I18n,
  {
    voice: { author, scribe },
    fragment,
    text,
  }: { readonly voice: Voice; readonly fragment: FragmentName; readonly text: string },
  state: OpenState,
): string {
  const { people } = state;
  const what = amountWords(i18n, text);
  const name = nameOf(i18n, author, people);
  const hand = scribe === undefined ? undefined : nameOf(i18n, scribe, people);
  const isStory = fragment === "story";
  if (hand === undefined)
    return isStory ? i18n._(msg`${name} wrote ${what} in the story`) : i18n._(msg`${name} wrote ${what} in the plan`);
  if (author === youOn(state))
    return isStory
      ? i18n._(msg`${hand} wrote down ${what} of yours in the story`)
      : i18n._(msg`${hand} wrote down ${what} of yours in the plan`);
  return isStory
    ? i18n._(msg`${hand} wrote down ${what} of ${name}’s in the story`)
    : i18n._(msg`${hand} wrote down ${what} of ${name}’s in the plan`);
}

function whoWords(i18n: I18n, { author, scribe }: Voice, state: OpenState): string {
  const { people } = state;
  const name = nameOf(i18n, author, people);
  if (scribe === undefined) return name;
  const hand = nameOf(i18n, scribe, people);
  return author === youOn(state)
    ? i18n._(msg`Your words, written down by ${hand}`)
    : i18n._(msg`${name}’s words, written down by ${hand}`);
}

const sheetWords = (i18n: I18n, fragment: FragmentName): string =>
  fragment === "story" ? i18n._(msg`in the story`) : i18n._(msg`in the plan`);

/** As much as one listens to before going on. */
const MOST_SAID = 40;

function shortened(text: string, locale: string): string {
  const words = [...new Intl.Segmenter(locale, { granularity: "word" }).segment(text)].filter(
    ({ isWordLike }) => isWordLike,
  );
  const end = words[MOST_SAID]?.index;
  return end === undefined ? text.trim() : `${text.slice(0, end).trim()} …`;
}
