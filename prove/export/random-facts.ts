import type { Ledger } from "@ourwords/authorship";
import {
  planLines,
  reasonKey,
  reasonValue,
  stanceKey,
  type StanceName,
  stanceValue,
  type Who,
  whoValue,
} from "@ourwords/note";
import type { CharRange, Participant } from "@ourwords/protocol";
import * as Y from "yjs";
import type { Random } from "../random.ts";

const STANCES = ["agree", "not-yet", "differently"] as const satisfies readonly StanceName[];
const SAYS = { agree: "agrees", "not-yet": "says not yet", differently: "sees it differently" } as const;

export interface FactsOf {
  readonly doc: Y.Doc;
  readonly ledger: Ledger;
  readonly people: readonly Participant[];
  /** words that stand in the story, if there are any */
  readonly from: CharRange | undefined;
  /** somebody's own voice */
  readonly client: number;
  readonly token: () => string;
}

/** Who does the lines of a plan, by when, what each says of them and why: written into the note, and as a copy should say it. */
export function randomFacts(random: Random, { doc, ledger, people, from, client, token }: FactsOf): string[] {
  const pick = <T>(all: readonly [T, ...T[]]): T => all[random.below(all.length)] ?? all[0];
  const [first, ...others] = people;
  if (!first) return [];
  const somebody = (): Participant => pick([first, ...others]);
  const sentences: string[] = [];
  for (const { id, text, block } of planLines(doc).filter((line) => line.text.trim() !== "")) {
    const who: Who[] = random.next() < 0.5 ? [] : [{ participant: somebody().id }, { name: token() }];
    const by = random.next() < 0.5 ? undefined : `on ${token()}`;
    const value = whoValue(who);
    if (value !== undefined) block.setAttribute("who", value);
    if (by !== undefined) block.setAttribute("by", by);
    sentences.push(...[named(who), by ?? ""].filter((each) => each !== ""));
    for (const { id: participant, name } of people) {
      if (random.next() < 0.4) continue;
      const [says, own] = [pick(STANCES), random.next() < 0.8 ? token() : ""];
      const now = { text, chars: [{ client: 1, clock: 0, length: 1 }], who, by };
      const of = random.next() < 0.5 ? now : { ...now, ...pick([{ text: token() }, { by: token() }]) };
      doc.getMap("stances").set(stanceKey({ line: id, participant }), stanceValue({ says, words: own, of }));
      const then = [of.text, named(of.who), of.by ?? ""].filter((each) => each !== "").join(" · ");
      sentences.push(`${answer(name, says, own)}${of === now ? "" : ` (it said then: “${oneLine(then)}”)`}`);
    }
    if (random.next() < 0.6) quote(id);
  }
  const [says, own] = [pick(STANCES), token()];
  const of = { text: token(), chars: [{ client: 1, clock: 0, length: 1 }], who: [], by: undefined };
  doc
    .getMap("stances")
    .set(stanceKey({ line: "gone00000000", participant: first.id }), stanceValue({ says, words: own, of }));
  return [...sentences, answer(first.name, says, own)];

  /** Words that stand as they were said, that say something else now, or that were taken out. */
  function quote(line: string): void {
    const [chars, words, now] = random.next() < 0.4 || !from ? takenOut() : standing(from);
    const author = people.find(({ id }) => id === ledger.voiceOf(chars.client)?.author);
    if (!author || words.trim() === "") return;
    const key = { line, anchor: [chars], participant: somebody().id };
    doc.getMap("reasons").set(reasonKey(key), reasonValue({ text: words, chars: [chars] }));
    sentences.push(`Because ${author.name} said: “${oneLine(words)}”${now}`);
  }
  function standing(range: CharRange): [CharRange, string, string] {
    const now = wordsAt(doc, range);
    if (random.next() < 0.5) return [range, now, ""];
    return [range, token(), ` (it says now: “${oneLine(now)}”)`];
  }
  function takenOut(): [CharRange, string, string] {
    const words = token();
    const range = { client, clock: Y.getState(doc.store, client), length: words.length };
    const [text] = planLines(doc)[0]?.block.toArray() ?? [];
    if (!(text instanceof Y.XmlText)) throw new Error("a plan line without text");
    doc.clientID = client;
    doc.transact(() => text.insert(0, words));
    doc.transact(() => text.delete(0, words.length));
    return [range, words, " (these words were taken out since)"];
  }
  function named(who: readonly Who[]): string {
    return who
      .map((each) => ("name" in each ? each.name : (people.find(({ id }) => id === each.participant)?.name ?? "")))
      .join(" and ");
  }
}

const answer = (name: string, says: StanceName, own: string): string =>
  `${name} ${SAYS[says]}${own === "" ? "" : `: “${own}”`}`;

const oneLine = (text: string): string => text.replace(/\s+/gu, " ");

function wordsAt(doc: Y.Doc, { client, clock, length }: CharRange): string {
  const item = Y.getItem(doc.store, Y.createID(client, clock));
  if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentString)) throw new Error("no words there");
  return item.content.str.slice(clock - item.id.clock, clock - item.id.clock + length);
}
