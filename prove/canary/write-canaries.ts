import { answeredLine, mapKey, planLines, stanceKey, stanceValue } from "@ourwords/note";
import type { NoteId, ParticipantId } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import * as Y from "yjs";
import { systemClock } from "../../apps/server/src/clock.ts";
import { settled } from "../../apps/server/src/demo/settled.ts";
import { takeTurn } from "../../apps/server/src/demo/take-turn.ts";
import { Visitor, type Address } from "../../apps/server/src/demo/visitor.ts";
import { ENTRY, INVITATION, secretOf } from "../../apps/server/src/testing/people.ts";
import type { Random } from "../random.ts";
import { ALL_SCRIPTS, type Canary, makeCanaries } from "./canaries.ts";

/** A note full of canaries, and who can open it. */
export interface Written {
  readonly canaries: readonly Canary[];
  readonly note: NoteId;
  readonly sam: Visitor;
  readonly as: ParticipantId;
}

/** Two people put canaries wherever words of people go: in both sheets, answers, meanings, names, what is taken out, a seal. */
export async function writeCanaries(address: Address, token: string, random: Random): Promise<Written> {
  const make = (place: string, scripts = ALL_SCRIPTS): readonly Canary[] => makeCanaries(place, scripts, random);
  const names = {
    staff: make("a clinician's name", ["latin", "cyrillic"]),
    invited: make("an invited name", ["chinese", "emoji"]),
    own: make("a person's name", ["accents", "arabic"]),
    peer: make("a peer worker's name", ["accents", "emoji"]),
    label: make("a label", ["latin", "chinese"]),
  };
  const words = {
    story: make("story"),
    plan: make("plan"),
    answers: make("answer"),
    meanings: make("meaning"),
    takenOut: make("taken out"),
  };
  const ali = new Visitor(address);
  const sam = new Visitor(address);
  await ali.post("/api/session", { token, name: joined(names.staff) });
  const founded = ENTRY.parse(await ali.post("/api/notes"));
  const asked = { role: "person", name: joined(names.invited) };
  const { link } = INVITATION.parse(await ali.post(`/api/notes/${founded.note}/invitations`, asked));
  const you = { secret: secretOf(link), name: joined(names.own) };
  const { note, as } = ENTRY.parse(await sam.post("/api/join", you));
  // Only who comes along for the person has a label.
  const peer = new Visitor(address);
  const along = INVITATION.parse(await sam.post(`/api/notes/${note}/invitations?as=${as}`, { role: "peer" }));
  const jo = { secret: secretOf(along.link), name: joined(names.peer), label: joined(names.label) };
  const { as: third } = ENTRY.parse(await peer.post("/api/join", jo));
  const pages = [
    ali.open(note, founded.as, systemClock),
    sam.open(note, as, systemClock),
    peer.open(note, third, systemClock),
  ] as const;
  const [alisPage, samsPage] = pages;
  await settled(pages);
  for (const { text } of [...words.story, ...words.takenOut]) takeTurn(samsPage.doc, { by: "sam", do: "tell", text });
  for (const { text } of words.plan) takeTurn(samsPage.doc, { by: "sam", do: "answer", question: 0, text });
  // Letter by letter as well: each in a row of its own, together only in what is made of them.
  for (const { text } of words.story) {
    for (const letter of text) {
      lastText(samsPage.doc).insert(lastText(samsPage.doc).length, letter, {});
      await settled(pages);
    }
  }
  await settled(pages);
  say(samsPage, as, words.answers, words.meanings);
  takeOut(alisPage.doc, words.takenOut);
  await settled(pages);
  if (!(await samsPage.seal(as)).ok) throw new Error("it was not kept");
  for (const page of pages) page.close();
  return { canaries: [...Object.values(names), ...Object.values(words)].flat(), note, sam, as };
}

const joined = (canaries: readonly Canary[]): string => canaries.map(({ text }) => text).join(" ");

function lastText(doc: Y.Doc): Y.XmlText {
  const block = doc.getXmlFragment("story").toArray().at(-1);
  const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error("the story ends in a line");
  return text;
}

/** Answers the line of the plan that is there, in one's own words, and says what its words mean. */
function say(
  { doc }: NoteConnection,
  as: ParticipantId,
  answers: readonly Canary[],
  meanings: readonly Canary[],
): void {
  const [line] = planLines(doc).filter(({ text }) => text !== "");
  if (!line) throw new Error("the plan has a line");
  const of = answeredLine(line);
  const [first] = of.chars;
  if (!first) throw new Error("the line has letters");
  const key = stanceKey({ line: line.id, participant: as });
  doc.getMap("stances").set(key, stanceValue({ says: "not-yet", words: joined(answers), of }));
  const anchor = [{ ...first, length: 1 }];
  doc.getMap("meanings").set(mapKey({ anchor, participant: as }), joined(meanings));
}

function takeOut(doc: Y.Doc, canaries: readonly Canary[]): void {
  for (const block of doc.getXmlFragment("story").toArray()) {
    const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
    if (text instanceof Y.XmlText && canaries.some((canary) => text.toString() === canary.text))
      text.delete(0, text.length);
  }
}
