import type { Check } from "@ourwords/authorship";
import type { OutcomeName } from "@ourwords/note";
import type { Role } from "@ourwords/protocol";
import type { Answer } from "./plan-facts.ts";

/** The words a copy needs beside those of the note, in the language of who takes it. */
export interface CopyWords {
  /** BCP 47, for dates, lists and the document */
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
  /** neutral: others may read it on a screen or in a list of files */
  readonly title: { readonly whole: string; readonly plan: string };
  readonly story: string;
  readonly plan: string;
  readonly explained: string;
  /** whose words a line is, when it is several people's: the heading of the list of people says it with `how` */
  readonly people: string;
  readonly how: string;
  /** nobody says of the person what they are: it is their note */
  readonly role: (role: Role) => string | undefined;
  readonly open: (when: string) => string;
  readonly sealed: (when: string, names: string) => string;
  /** around the numbers of "Page 1 of 5" */
  readonly page: readonly [before: string, between: string, after: string];
  readonly unknown: string;
  /** of the note's own questions, where somebody wrote on in one */
  readonly noteItself: string;
  readonly lead: (who: string) => string;
  readonly writtenDown: (author: string, scribe: string, check: Check | undefined) => string;
  readonly takenOut: (by: string, of: string, words: number) => string;
  readonly columns: { readonly line: string; readonly who: string; readonly by: string; readonly answers: string };
  /** `own`: their own words, if any; `was`: what it was about, if that is something else now */
  readonly answer: (name: string, says: Answer["says"], own: string, was: string | undefined) => string;
  /** over answers to lines that are not there any more */
  readonly left: string;
  /** over what became of the plan that was kept then */
  readonly last: (when: string) => string;
  readonly became: (name: string, is: OutcomeName) => string;
  readonly nobodySaid: string;
  /** `now`: what stands in their place, if that is something else; empty when they were taken out */
  readonly because: (name: string, words: string, now: string | undefined) => string;
  readonly quote: (words: string) => string;
}
