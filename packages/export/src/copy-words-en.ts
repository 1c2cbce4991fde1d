import type { CopyWords } from "./copy-words.ts";

const CHECKED = (author: string) =>
  ({
    open: `not checked by ${author} yet`,
    mine: `checked by ${author}`,
    "not-quite": `not quite, says ${author}`,
  }) as const;

const SAYS = { agree: "agrees", "not-yet": "says not yet", differently: "sees it differently" } as const;
const BECAME = { did: "did it", changed: "it changed", "let-go": "let it go" } as const;
const quote = (words: string): string => `“${words}”`;

export const ENGLISH: CopyWords = {
  lang: "en-GB",
  dir: "ltr",
  title: { whole: "Story and plan", plan: "Plan" },
  story: "Story",
  plan: "Plan",
  explained: "What words mean",
  people: "Whose words",
  how: "A name stands before each paragraph. Where several people wrote one paragraph, their letters stand before their words.",
  role: (role) => ({ person: undefined, clinician: "clinician", peer: "peer worker", supporter: "supporter" })[role],
  open: (when) => `Copy made on ${when}. The note is still open: it can change.`,
  sealed: (when, names) => `This is how it was kept on ${when}, by ${names}. It does not change any more.`,
  page: ["Page ", " of ", ""],
  unknown: "Somebody",
  noteItself: "The note’s own words",
  lead: (who) => `${who}:`,
  writtenDown: (author, scribe, check) => `written down by ${scribe}, ${CHECKED(author)[check ?? "open"]}`,
  takenOut: (by, of, words) => `${by} took out ${words === 1 ? "1 word" : `${words} words`} of ${of}’s here.`,
  columns: { line: "What", who: "Who", by: "By when", answers: "What each says" },
  answer: (name, says, own, was) =>
    `${name} ${SAYS[says]}${own === "" ? "" : `: ${quote(own)}`}${was === undefined ? "" : ` (it said then: ${quote(was)})`}`,
  left: "About lines that are not in the plan any more",
  last: (when) => `Last time, on ${when}`,
  became: (name, is) => `${name}: ${BECAME[is]}.`,
  nobodySaid: "Nobody has said yet.",
  because: (name, words, now) =>
    `Because ${name} said: ${quote(words)}${now === undefined ? "" : now === "" ? " (these words were taken out since)" : ` (it says now: ${quote(now)})`}`,
  quote,
};
