import { Ledger } from "@ourwords/authorship";
import type { NoteSource } from "@ourwords/export";
import { reasonKey, reasonValue, stanceKey, stanceValue, type Who, whoValue } from "@ourwords/note";
import { type CharRange, LOOKS, type Participant, type ParticipantId, SERVER_CLIENT } from "@ourwords/protocol";
import * as Y from "yjs";

const [SAM, ALI, JO, SAM_BY_ALI] = [11, 12, 13, 14] as const;
type Client = typeof SAM | typeof ALI | typeof JO | typeof SAM_BY_ALI;

const people: readonly Participant[] = (["person", "clinician", "peer"] as const).map((role, index) => ({
  id: `p${index}`.padEnd(22, "_") as ParticipantId, // reason: a fixed id of the right shape
  role,
  name: ["Sam", "Dr Ali", "Jo"][index] ?? "",
  look: LOOKS[index] ?? "slate",
  access: "note",
}));

/** Lines of one part of a long story, each of several hands. */
const PART: readonly { readonly list?: true; readonly words: readonly (readonly [Client, string])[] }[] = [
  {
    words: [
      [
        SAM,
        "It started again after the move. I don’t sleep till four and then I can’t face the morning, so I miss the shop opening and everyone thinks I don’t care.",
      ],
    ],
  },
  { words: [[SAM_BY_ALI, "The nights aren’t even the worst of it. It’s the mornings, and the stairs, and the door."]] },
  {
    words: [
      [
        ALI,
        "When you say “can’t face it”, what is that like, in the body? I had been thinking of it as low mood, but ",
      ],
      [SAM, "it’s more like dread, like before an exam"],
      [ALI, ". That changes how I see it."],
    ],
  },
  {
    words: [
      [
        JO,
        "I had the same with mornings. What helped me was somebody to meet at nine, even just for a walk round the block. ",
      ],
      [SAM, "I’d do that 🙂"],
    ],
  },
  { list: true, words: [[SAM, "the phone ringing"]] },
  {
    list: true,
    words: [
      [SAM, "letters with a window "],
      [ALI, "and being asked how you are"],
    ],
  },
  {
    words: [
      [SAM, "لا أستطيع النوم حتى الرابعة، "],
      [JO, "ثم يأتي الصباح."],
    ],
  },
];
/** So many parts fill forty pages of A4. */
const PARTS = 106;

/** Each voice as a copy should name it. "" is before the note's own words. */
const LABELS: ReadonlyMap<number, string> = new Map([
  [SERVER_CLIENT, ""],
  [SAM, "Sam"],
  [ALI, "Dr Ali"],
  [JO, "Jo"],
  [SAM_BY_ALI, "Sam, written down by Dr Ali, not checked by Sam yet"],
]);

/** What a copy of it has to hold: all words by whose they are, in order, and what else it says. */
export interface RichWanted {
  readonly said: readonly { readonly label: string; readonly letters: string }[];
  readonly sentences: readonly string[];
}

export interface RichNote {
  readonly source: NoteSource;
  readonly whole: RichWanted;
  readonly plan: RichWanted;
}

/**
 * Three authors, a scribe, lists, Arabic, emoji, lines of the plan with who and by when, answers that differ or were given to
 * other words, quotes that stand, changed and are gone, words taken out, closing lines: what a copy of forty pages holds.
 */
export function richNote(): RichNote {
  const doc = new Y.Doc();
  const ledger = new Ledger();
  const [sam, ali, jo] = people.map(({ id }) => id);
  if (!sam || !ali || !jo) throw new Error("there are three");
  const voices = [
    { client: SAM, author: sam },
    { client: ALI, author: ali },
    { client: JO, author: jo },
    { client: SAM_BY_ALI, author: sam, scribe: ali },
  ];
  ledger.learn({ voices, traced: [], copies: [] });
  const said: Record<"story" | "plan", { label: string; letters: string }[]> = { story: [], plan: [] };
  const speak = (client: number, work: () => void): void => {
    doc.clientID = client;
    doc.transact(work);
  };
  /** @returns the characters of its first words */
  const put = (
    sheet: "story" | "plan",
    words: readonly (readonly [number, string])[],
    { name = "paragraph", list, ...attributes }: Record<string, string> = {},
  ): CharRange => {
    const element = new Y.XmlElement(name);
    const text = new Y.XmlText();
    element.insert(0, [text]);
    // Yjs types attributes as strings; a level is a number.
    for (const [key, value] of Object.entries(attributes))
      element.setAttribute(key, key === "level" ? (Number(value) as unknown as string) : value); // reason: likewise
    speak(SERVER_CLIENT, () => doc.getXmlFragment(sheet).push([list === undefined ? element : around(list, element)]));
    const [client = SERVER_CLIENT, first = ""] = words[0] ?? [];
    const range = { client, clock: Y.getState(doc.store, client), length: first.length };
    for (const [each, more] of words) {
      speak(each, () => text.insert(text.length, more));
      said[sheet].push({ label: LABELS.get(each) ?? "", letters: more.replace(/\s/gu, "") });
    }
    return range;
  };
  const quote = (line: string, chars: CharRange, text: string): void => {
    const key = { line, anchor: [chars], participant: ali };
    doc.getMap("reasons").set(reasonKey(key), reasonValue({ text, chars: [chars] }));
  };

  for (let part = 0; part < PARTS; part++)
    for (const { list, words } of PART) put("story", words, list ? { list: "bulletList" } : {});
  const quoted = put("story", [[SAM, "I would rather walk at ten."]]);
  const gone = put("story", [[SAM, "The old tablets made me slow."]]);
  speak(ALI, () => lastText(doc, "story").delete(0, gone.length));
  said.story.pop();
  put("story", [[SERVER_CLIENT, "Looking back, 23 November 2026"]], { name: "heading", level: "3" });
  put("story", [[ALI, "What surprised me: that it is the stairs."]]);
  put("story", [[SAM, "What I changed my mind about: the walk."]]);

  put("plan", [[SERVER_CLIENT, "Who will do what, by when"]], { name: "heading", level: "3" });
  const sentences: string[] = [];
  for (let number = 0; number < 12; number++) {
    const id = lineId(number);
    const who: readonly Who[] = [{ participant: jo }, { name: `Aunt ${number}` }];
    const [walk, by] = [`Walk ${number + 1} times round the block at nine.`, `from day ${number}`];
    put("plan", [[JO, walk]], { line: id, by, who: whoValue(who) ?? "" });
    sentences.push(`Jo and Aunt ${number}`, by);
    const now = { text: walk, chars: [{ client: JO, clock: 0, length: 1 }], who, by };
    for (const [participant, says, words, of, sentence] of [
      [sam, "not-yet", `No. ${number}`, now, `Sam says not yet: “No. ${number}”`],
      [ali, "differently", `Yes ${number}`, now, `Dr Ali sees it differently: “Yes ${number}”`],
      [
        jo,
        "agree",
        "",
        { ...now, text: `Run ${number}.` },
        `Jo agrees (it said then: “Run ${number}. · Jo and Aunt ${number} · ${by}”)`,
      ],
    ] as const) {
      doc.getMap("stances").set(stanceKey({ line: id, participant }), stanceValue({ says, words, of }));
      sentences.push(sentence);
    }
  }
  quote(lineId(0), quoted, "I would rather walk at ten.");
  quote(lineId(1), quoted, "I would walk.");
  quote(lineId(2), gone, "The old tablets made me slow.");
  const of = { text: "Swim.", chars: [{ client: JO, clock: 0, length: 1 }], who: [], by: undefined };
  doc
    .getMap("stances")
    .set(
      stanceKey({ line: "gone00000000", participant: sam }),
      stanceValue({ says: "differently", words: "Too cold.", of }),
    );
  sentences.push(
    "Because Sam said: “I would rather walk at ten.”",
    "Because Sam said: “I would walk.” (it says now: “I would rather walk at ten.”)",
    "Because Sam said: “The old tablets made me slow.” (these words were taken out since)",
    "Sam sees it differently: “Too cold.”",
  );
  const place = Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(firstText(doc), 0));
  const takenOut = [{ id: "1.1", by: ali, of: sam, at: 0, text: "six words that were taken out", place }];
  return {
    source: { doc, ledger, participants: people, takenOut: () => takenOut },
    whole: {
      said: [...said.story, ...said.plan],
      sentences: ["Dr Ali took out 6 words of Sam’s here.", ...sentences],
    },
    plan: { said: said.plan, sentences },
  };
}

const lineId = (number: number): string => `line${String(number).padStart(8, "0")}`;

function around(name: string, inside: Y.XmlElement): Y.XmlElement {
  const [list, item] = [new Y.XmlElement(name), new Y.XmlElement("listItem")];
  item.insert(0, [inside]);
  list.insert(0, [item]);
  return list;
}

const firstText = (doc: Y.Doc): Y.XmlText => textAt(doc.getXmlFragment("story").get(0));
const lastText = (doc: Y.Doc, sheet: "story" | "plan"): Y.XmlText => textAt(doc.getXmlFragment(sheet).toArray().at(-1));

function textAt(block: unknown): Y.XmlText {
  const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error("a line without text");
  return text;
}
