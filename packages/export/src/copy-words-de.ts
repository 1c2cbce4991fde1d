import type { CopyWords } from "./copy-words.ts";

const CHECKED = (author: string) =>
  ({
    open: `von ${author} noch nicht geprüft`,
    mine: `von ${author} geprüft`,
    "not-quite": `nicht ganz, sagt ${author}`,
  }) as const;

const SAYS = { agree: "ist einverstanden", "not-yet": "sagt: noch nicht", differently: "sieht es anders" } as const;
const BECAME = { did: "gemacht", changed: "hat sich geändert", "let-go": "losgelassen" } as const;
const quote = (words: string): string => `„${words}“`;

export const GERMAN: CopyWords = {
  lang: "de",
  dir: "ltr",
  title: { whole: "Geschichte und Plan", plan: "Plan" },
  story: "Geschichte",
  plan: "Plan",
  explained: "Was Wörter bedeuten",
  people: "Wessen Worte",
  how: "Vor jedem Absatz steht ein Name. Haben mehrere an einem Absatz geschrieben, stehen ihre Buchstaben vor ihren Worten.",
  role: (role) =>
    ({ person: undefined, clinician: "Fachkraft", peer: "Genesungsbegleitung", supporter: "Begleitperson" })[role],
  open: (when) => `Kopie vom ${when}. Die Notiz ist noch offen: Sie kann sich ändern.`,
  sealed: (when, names) => `So wurde es am ${when} festgehalten, von ${names}. Das ändert sich nicht mehr.`,
  page: ["Seite ", " von ", ""],
  unknown: "Jemand",
  noteItself: "Worte der Notiz selbst",
  lead: (who) => `${who}:`,
  writtenDown: (author, scribe, check) => `aufgeschrieben von ${scribe}, ${CHECKED(author)[check ?? "open"]}`,
  takenOut: (by, of, words) => `Hier hat ${by} ${words === 1 ? "1 Wort" : `${words} Wörter`} von ${of} herausgenommen.`,
  columns: { line: "Was", who: "Wer", by: "Bis wann", answers: "Was alle sagen" },
  answer: (name, says, own, was) =>
    `${name} ${SAYS[says]}${own === "" ? "" : `: ${quote(own)}`}${was === undefined ? "" : ` (damals stand da: ${quote(was)})`}`,
  left: "Zu Zeilen, die nicht mehr im Plan stehen",
  last: (when) => `Beim letzten Mal, am ${when}`,
  became: (name, is) => `${name}: ${BECAME[is]}.`,
  nobodySaid: "Noch hat niemand etwas dazu gesagt.",
  because: (name, words, now) =>
    `Weil ${name} gesagt hat: ${quote(words)}${now === undefined ? "" : now === "" ? " (diese Worte wurden seitdem herausgenommen)" : ` (jetzt steht da: ${quote(now)})`}`,
  quote,
};
