import type { LineWords } from "@ourwords/note";
import type { ParticipantId, PlanStance } from "@ourwords/protocol";
import { listed } from "../look/people-words.ts";

/** What it takes to say people's names in a sentence. */
export interface NamesIn {
  readonly locale: string;
  readonly nameOf: (id: ParticipantId) => string;
}

/** "Sam and Jo · before we meet again"; empty when neither was said. */
export const factsInWords = ({ who, by }: Pick<LineWords, "who" | "by">, { locale, nameOf }: NamesIn): string =>
  [
    listed(
      who.map((each) => ("participant" in each ? nameOf(each.participant) : each.name)),
      locale,
    ),
    by ?? "",
  ]
    .filter((words) => words !== "")
    .join(" · ");

/** What a line said when somebody answered it, and what it says: with who and by when, if those are others now. */
export function thenAndNow(stance: PlanStance, now: LineWords, names: NamesIn): readonly [then: string, now: string] {
  const { was = "", wasWho = [], wasBy } = stance;
  const [factsThen, factsNow] = [factsInWords({ who: wasWho, by: wasBy }, names), factsInWords(now, names)];
  if (factsThen === factsNow) return [was, now.text];
  return [inOne(was, factsThen), inOne(now.text, factsNow)];
}

const inOne = (...parts: readonly string[]): string => parts.filter((part) => part.trim() !== "").join(" · ");
