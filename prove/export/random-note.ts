import { Ledger } from "@ourwords/authorship";
import type { KeptPlan, NoteSource } from "@ourwords/export";
import { mapKey } from "@ourwords/note";
import { type CharRange, LOOKS, type Participant, type ParticipantId, SERVER_CLIENT } from "@ourwords/protocol";
import * as Y from "yjs";
import type { Random } from "../random.ts";
import { randomFacts } from "./random-facts.ts";
import { randomLastTime } from "./random-last-time.ts";

/** Words of somebody as a copy should name them. "" is before the note's own. */
export interface Said {
  readonly label: string;
  readonly letters: string;
}

/** What a copy of a note has to hold. */
export interface Wanted {
  /** all words in the order they stand, one entry for each hand of each line */
  readonly said: readonly Said[];
  /** what else it says, each in one place */
  readonly sentences: readonly string[];
}

export interface RandomNote {
  readonly source: NoteSource;
  /** a plan that was kept before, where there is one */
  readonly kept?: KeptPlan;
  /** of a copy of all of it */
  readonly whole: Wanted;
  /** of a copy of the plan */
  readonly plan: Wanted;
}

interface Voice {
  readonly client: number;
  readonly label: string;
}
interface Letter {
  readonly char: string;
  readonly label: string;
}
interface Line {
  readonly text: Y.XmlText;
  readonly letters: Letter[];
  readonly question?: boolean;
  readonly level?: number;
}

const NAMES = ["Sam", "Dr Ali", "Jo"] as const;
const ROLES = ["person", "clinician", "peer"] as const;
const CHECKS = {
  open: (author: string) => `not checked by ${author} yet`,
  mine: (author: string) => `checked by ${author}`,
  "not-quite": (author: string) => `not quite, says ${author}`,
} as const;
/** What a format could take for its own. */
const WORDS =
  "dread;the mornings;a*b*c;_so_;1. first;- no;# loud;<b>bold</b>;&amp;a|b;[x](y);Dr Ali: take them.;[Jo] I agree;`code`;~~gone~~;\\;www.example.org;a@b.org;> said;+ more;Sam:;line\nDr Ali: two".split(
    ";",
  );
const PICTURES = ["🙂", "👩🏽‍⚕️", "🍞"] as const;
const ARABIC = ["الصباح صعب", "لا أنام", "مع جو"] as const;

export function randomNote(random: Random): RandomNote {
  const doc = new Y.Doc();
  const ledger = new Ledger();
  const people = NAMES.slice(0, 2 + random.below(2)).map(
    (name, index): Participant => ({
      id: `p${index}`.padEnd(22, "_") as ParticipantId, // reason: a fixed id of the right shape
      name,
      role: ROLES[index] ?? "peer",
      look: LOOKS[(index + random.below(6)) % 6] ?? "slate",
      access: "note",
    }),
  );
  const voices = makeVoices(people, ledger);
  const sentences: string[] = [];
  let serial = 0;
  const token = (): string => `w${++serial}`;
  const write = (client: number, work: () => void): void => {
    doc.clientID = client;
    doc.transact(work);
  };
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[random.below(from.length)];
    if (picked === undefined) throw new RangeError("nothing to pick from");
    return picked;
  };
  const words = (): string => {
    const some = random.next() < 0.2 ? ARABIC : random.next() < 0.1 ? PICTURES : WORDS;
    return `${random.next() < 0.5 ? " " : ""}${token()} ${pick<string>(some)}${random.next() < 0.5 ? " " : ""}`;
  };

  function type(line: Line, voice: Voice): void {
    const at = random.below(line.letters.length + 1);
    const chars = Array.from(words());
    const marks = random.next() < 0.2 ? { bold: {} } : random.next() < 0.1 ? { italic: {} } : {};
    write(voice.client, () => line.text.insert(unitsTo(line, at), chars.join(""), marks));
    line.letters.splice(at, 0, ...chars.map((char) => ({ char, label: voice.label })));
  }
  function remove(line: Line): void {
    const from = random.below(line.letters.length);
    const to = Math.min(line.letters.length, from + 1 + random.below(6));
    write(pick(voices).client, () => line.text.delete(unitsTo(line, from), unitsTo(line, to) - unitsTo(line, from)));
    line.letters.splice(from, to - from);
  }
  function textblock(name: string, attributes: Record<string, unknown> = {}): [Y.XmlElement, Line] {
    const element = new Y.XmlElement(name);
    const text = new Y.XmlText();
    element.insert(0, [text]);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as string); // reason: Yjs's type is too narrow
    const level = attributes["level"];
    return [element, { text, letters: [], ...(typeof level === "number" && { level }) }];
  }
  function some(lines: Line[], depth = 0): Y.XmlElement[] {
    return Array.from({ length: 1 + random.below(depth === 0 ? 7 : 2) }, (_, index): Y.XmlElement => {
      const dice = random.next();
      if (depth < 3 && index > 0 && dice < 0.2) return holder(pick(["bulletList", "orderedList"]), lines, depth);
      if (depth < 3 && dice < 0.3) return around("blockquote", some(lines, depth + 1));
      const isHeading = dice > 0.85 && depth === 0;
      const [element, line] = isHeading
        ? textblock("heading", { level: 2 + random.below(2) })
        : textblock("paragraph", random.next() < 0.1 ? { lang: "ar" } : {});
      lines.push(line);
      return element;
    });
  }
  function holder(name: string, lines: Line[], depth: number): Y.XmlElement {
    const items = Array.from({ length: 1 + random.below(3) }, () => around("listItem", some(lines, depth + 1)));
    const list = around(name, items);
    if (name === "orderedList") list.setAttribute("start", (1 + random.below(4)) as unknown as string); // reason: likewise
    return list;
  }

  const story: Line[] = [];
  write(SERVER_CLIENT, () => doc.getXmlFragment("story").push(some(story)));
  const plan: Line[] = [];
  write(SERVER_CLIENT, () => {
    for (let question = 0; question < 3; question++) {
      const [heading, asked] = textblock("heading", { level: 3 });
      const own = `Question ${question}?`;
      asked.text.insert(0, own);
      asked.letters.push(...Array.from(own).map((char) => ({ char, label: "" })));
      plan.push({ ...asked, question: true });
      const id = `line${question}`.padEnd(12, "0");
      const [paragraph, line] = textblock("paragraph", { line: id });
      plan.push(line);
      doc.getXmlFragment("plan").push([heading, paragraph, ...(random.next() < 0.3 ? some(plan) : [])]);
    }
  });
  for (let act = 20 + random.below(60); act > 0; act--) {
    const line = pick([...story, ...plan.filter(({ question }) => question !== true || random.next() < 0.1)]);
    if (line.letters.length > 5 && random.next() < 0.2) remove(line);
    else type(line, pick(voices));
  }

  const [first] = story.filter(({ letters }) => letters.length > 0);
  const [from] = first ? rangesOf(first.text) : [];
  const ofPlan = randomFacts(random, { doc, ledger, people, from, client: voices[0]?.client ?? 0, token });
  if (from && random.next() < 0.5)
    for (const { id: participant, name } of people) {
      const meaning = token();
      doc.getMap("meanings").set(mapKey({ anchor: [from], participant }), meaning);
      sentences.push(`${name}: ${meaning}`);
    }
  const last = random.next() < 0.5 ? randomLastTime(random, { doc, people, token }) : undefined;
  const besides = [...ofPlan, ...(last?.sentences ?? [])];
  const gone = pick(story);
  const [by, of] = [pick(people), pick(people)];
  const count = 1 + random.below(9);
  const place = Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(gone.text, 0, -1));
  const record = {
    id: "1.1",
    by: by.id,
    of: of.id,
    at: 0,
    place,
    text: Array.from({ length: count }, token).join(" "),
  };
  sentences.push(`${by.name} took out ${count === 1 ? "1 word" : `${count} words`} of ${of.name}’s here.`);
  return {
    source: { doc, ledger, participants: people, takenOut: () => [record] },
    ...(last && { kept: last.kept }),
    whole: { said: [...saidIn(story), ...saidIn(plan)], sentences: [...sentences, ...besides] },
    plan: { said: saidIn(plan), sentences: besides },
  };
}

const around = (name: string, inside: Y.XmlElement[]): Y.XmlElement => {
  const element = new Y.XmlElement(name);
  element.insert(0, inside);
  return element;
};

/** Each person's own voice, and one for each who writes down what another says, in each state of checking. */
function makeVoices(people: readonly Participant[], ledger: Ledger): Voice[] {
  let client = 10;
  return people.flatMap((author) =>
    people.flatMap((scribe) => {
      if (author === scribe) {
        ledger.learn({ voices: [{ client: ++client, author: author.id }], traced: [], copies: [] });
        return [{ client, label: author.name }];
      }
      return (["open", "mine", "not-quite"] as const).map((check) => {
        const voice = { client: ++client, author: author.id, scribe: scribe.id };
        const checks = check === "open" ? [] : [{ client, clock: 0, length: 100_000, verdict: check }];
        ledger.learn({ voices: [voice], traced: [], copies: [], checks });
        return { client, label: `${author.name}, written down by ${scribe.name}, ${CHECKS[check](author.name)}` };
      });
    }),
  );
}

const unitsTo = ({ letters }: Line, at: number): number =>
  letters.slice(0, at).reduce((sum, { char }) => sum + char.length, 0);

/** The first living characters of a text. */
function rangesOf(text: Y.XmlText): CharRange[] {
  for (let item = text._start; item; item = item.right)
    if (!item.deleted && item.content instanceof Y.ContentString)
      return [{ client: item.id.client, clock: item.id.clock, length: Math.min(3, item.length) }];
  return [];
}

function saidIn(lines: readonly Line[]): Said[] {
  const full = lines
    .map((line) => ({ ...line, letters: line.letters.filter(({ char }) => char.trim() !== "") }))
    .filter(({ letters }) => letters.length > 0);
  return full.flatMap(({ letters, question, level }, index) => {
    const isOwn = letters.every(({ label }) => label === "");
    const next = full[index + 1];
    const isOpen = !next || (next.level !== undefined && next.level <= (level ?? 0));
    if (question === true && isOwn && isOpen) return [];
    const said: { label: string; letters: string }[] = [];
    for (const { char, label } of letters) {
      const last = said.at(-1);
      if (last?.label === label) last.letters += char;
      else said.push({ label, letters: char });
    }
    return said.length === 1 ? said : said.map((each) => ({ ...each, label: each.label || "The note’s own words" }));
  });
}
