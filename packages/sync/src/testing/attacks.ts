import { encodeAwareness, encodeUpdate, FRAME, LIMITS, SYNC } from "@ourwords/protocol";
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeAny,
  writeUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from "lib0/encoding";
import * as Y from "yjs";
import { encodePresence } from "../server/presence.ts";
import type { Attack, Scene } from "./attack.ts";
import {
  ANY,
  element,
  EMBED,
  FORMAT,
  GC,
  length,
  type RawDelete,
  type RawStruct,
  rawUpdate,
  SKIP,
  STRING,
  text,
  TYPE,
} from "./raw-update.ts";

const bytes = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (each) => Number.parseInt(each, 16));

/** varUints one after another */
function numbers(values: readonly number[]): Uint8Array {
  const encoder = createEncoder();
  for (const value of values) writeVarUint(encoder, value);
  return toUint8Array(encoder);
}

const attack = (
  name: string,
  reason: Attack["reason"],
  update: (scene: Scene) => Uint8Array | readonly Uint8Array[],
  honest = 0,
): Attack => ({
  name,
  reason,
  honest,
  frames: (scene) => [update(scene)].flat().map(encodeUpdate),
});

/** An update under the page's own clientID, in a text that stands. */
const own =
  (...structs: readonly Omit<RawStruct, "parent">[]) =>
  (scene: Scene): Uint8Array =>
    rawUpdate(
      scene.own,
      0,
      structs.map((each, index) => ({ ...(index === 0 ? { origin: scene.last } : {}), ...each })),
    );

const deletes = (range: (scene: Scene) => RawDelete) => (scene: Scene) => rawUpdate(scene.own, 0, [], [range(scene)]);

const nested =
  (depth: number) =>
  (scene: Scene): Uint8Array =>
    rawUpdate(
      scene.own,
      0,
      Array.from({ length: depth }, (_, clock) => ({
        content: TYPE,
        parent: clock === 0 ? "story" : Y.createID(scene.own, clock - 1),
        write: element("blockquote"),
      })),
    );

/** `[[[[…]]]]`, as Yjs writes any value */
const arrays = (depth: number) => (encoder: Encoder) => {
  writeVarUint(encoder, 1);
  for (let level = 1; level < depth; level++) writeUint8Array(encoder, new Uint8Array([ARRAY, 1]));
  writeUint8Array(encoder, new Uint8Array([ARRAY, 0]));
};
const ARRAY = 117;

const anyOf = (value: Parameters<typeof writeAny>[1]) => (encoder: Encoder) => {
  writeVarUint(encoder, 1);
  writeAny(encoder, value);
};

const mark =
  (name: string, value = "{}") =>
  (encoder: Encoder) => {
    writeVarString(encoder, name);
    writeVarString(encoder, value);
  };

const words = (value: string) => ({ content: STRING, write: text(value) });
const [HUGE, TWO_31, TWO_32] = [Number.MAX_SAFE_INTEGER, 2 ** 31, 2 ** 32];

const before = ({ client, clock }: Y.ID, letters: number): Y.ID => Y.createID(client, clock - letters);

/** A document that was written with Yjs's second format. */
function secondFormat(): Uint8Array {
  const doc = new Y.Doc();
  doc.getText("story").insert(0, "abc");
  const update = Y.encodeStateAsUpdateV2(doc);
  doc.destroy();
  return update;
}

const presence = (count: number, first: number): Uint8Array =>
  encodeAwareness(
    encodePresence(Array.from({ length: count }, (_, index) => ({ id: first + index, clock: 1, state: {} }))),
  );

const stateVector = (entries: number): Uint8Array => {
  const body = numbers([entries, ...Array.from({ length: 2 * entries }, (_, index) => 1_000_000 + index)]);
  const encoder = createEncoder();
  writeVarUint(encoder, FRAME.sync);
  writeVarUint(encoder, SYNC.step1);
  writeVarUint8Array(encoder, body);
  return toUint8Array(encoder);
};

/** Each attack of the list of those that were measured, and what else it led to. Of the rates: `intake.test.ts`. */
export const ATTACKS: readonly Attack[] = [
  attack("33.5 million structs are declared", "bad-update", () => bytes("15ffffff0f")),
  attack("2^31 structs are declared", "bad-update", () => numbers([1, TWO_31])),
  attack("2^53 - 1 structs are declared", "bad-update", () => numbers([1, HUGE, 7, 0])),
  attack("2^32 clients are declared", "bad-update", () => numbers([TWO_32, 1])),
  attack("2^31 deletions are declared", "bad-update", () => numbers([0, TWO_31])),
  attack("own GC of 2^53 - 1", "bad-update", ({ own }) => rawUpdate(own, 0, [{ content: GC, write: length(HUGE) }])),
  attack("another's GC of 2^53 - 1", "foreign-voice", ({ victim, victimClock }) =>
    rawUpdate(victim, victimClock, [{ content: GC, write: length(HUGE) }]),
  ),
  attack("a jump of the victim's clock", "foreign-voice", ({ victim, victimClock }) =>
    rawUpdate(victim, victimClock, [{ content: SKIP, write: length(1_000_000) }]),
  ),
  attack("a jump of the own clock", "bad-update", ({ own }) =>
    rawUpdate(own, 0, [
      { content: SKIP, write: length(9) },
      { ...words("x"), parent: "story" },
    ]),
  ),
  attack(
    "all that will ever be written is deleted",
    "bad-update",
    deletes(({ victim }) => ({ client: victim, clock: 0, length: TWO_31 })),
  ),
  attack(
    "the victim's next word is deleted before it is written",
    "bad-update",
    deletes(({ victim, victimClock }) => ({ client: victim, clock: victimClock, length: 1 })),
  ),
  attack(
    "nothing is deleted of nobody",
    "bad-update",
    deletes(() => ({ client: 12, clock: 0, length: 0 })),
  ),
  attack("another content under the victim's clock", "foreign-voice", ({ victim, last }) =>
    rawUpdate(victim, 0, [{ ...words("not mine"), origin: last }]),
  ),
  attack(
    "another content under an own clock that is taken",
    "unheard",
    (scene) => [own(words("first"))(scene), own(words("other"))(scene)],
    1,
  ),
  attack("100 kB that wait for what never comes", "bad-update", ({ own: client, last }) =>
    rawUpdate(client, 500, [{ ...words("x".repeat(100_000)), origin: last }]),
  ),
  attack("words that wait for a client whom nobody knows", "bad-update", ({ own: client }) =>
    rawUpdate(client, 0, [{ ...words("x"), origin: Y.createID(999_999, 7) }]),
  ),
  attack("1,000 updates with gaps", "bad-update", ({ own: client, last }) =>
    Array.from({ length: 1_000 }, (_, index) => rawUpdate(client, 2 * index + 1, [{ ...words("gap"), origin: last }])),
  ),
  attack("the victim's words to come", "foreign-voice", ({ victim, victimClock, last }) =>
    rawUpdate(victim, victimClock + 1, [{ ...words("I agree"), origin: last }]),
  ),
  attack(
    "own words with a word of the victim's behind them",
    "foreign-voice",
    ({ own: client, victim, victimClock, last }) =>
      Y.mergeUpdates([
        rawUpdate(client, 0, [{ ...words("x"), origin: last }]),
        rawUpdate(victim, victimClock, [{ ...words("I agree"), origin: last }]),
      ]),
  ),
  attack("2,000 levels", "too-deep", nested(2_000)),
  attack("10,000 levels", "bad-update", nested(10_000)),
  attack("1,000 arrays in each other", "unknown-content", own({ content: ANY, write: arrays(1_000) })),
  attack("100,000 arrays in each other", "bad-update", own({ content: ANY, write: arrays(100_000) })),
  attack("4,000 roots", "bad-update", ({ own: client }) =>
    rawUpdate(
      client,
      0,
      Array.from({ length: 4_000 }, (_, index) => ({ ...words("x"), parent: `root ${index}` })),
    ),
  ),
  attack("words in no line", "unknown-content", ({ own: client }) => rawUpdate(client, 0, [words("raw")])),
  attack("a root as if it were a map", "unknown-content", ({ own: client }) =>
    rawUpdate(client, 0, [{ content: ANY, key: "type", write: anyOf("text") }]),
  ),
  attack("a root called __proto__", "bad-update", ({ own: client }) =>
    rawUpdate(client, 0, [{ content: TYPE, parent: "__proto__", write: element("paragraph") }]),
  ),
  attack("an attribute called __proto__", "unknown-content", ({ own: client }) =>
    rawUpdate(client, 0, [
      { content: TYPE, write: element("heading") },
      { content: ANY, parent: Y.createID(client, 0), key: "__proto__", write: anyOf({ polluted: 1 }) },
    ]),
  ),
  attack("a mark called __proto__", "unknown-content", own({ content: FORMAT, write: mark("__proto__") })),
  attack("a mark that nobody knows", "unknown-content", own({ content: FORMAT, write: mark("shout") })),
  attack("a mark with something in it", "unknown-content", own({ content: FORMAT, write: mark("bold", '{"by":1}') })),
  attack("a picture among the words", "unknown-content", own({ content: EMBED, write: text('{"image":"x"}') })),
  attack("a part that nobody knows", "unknown-content", ({ own: client }) =>
    rawUpdate(client, 0, [{ content: TYPE, write: element("script") }]),
  ),
  attack("a paragraph among the lines of a list", "unknown-content", ({ own: client }) =>
    rawUpdate(client, 0, [
      { content: TYPE, write: element("bulletList") },
      { content: TYPE, parent: Y.createID(client, 0), write: element("paragraph") },
    ]),
  ),
  attack("a line that is no line but a value", "unknown-content", ({ own: client }) =>
    rawUpdate(client, 0, [{ content: TYPE, key: "paragraph", write: element("paragraph") }]),
  ),
  attack(
    "letters that name as their left neighbour what is on their right",
    "bad-update",
    (scene) => [
      own(words("a"))(scene),
      rawUpdate(scene.own, 1, [{ ...words("b"), origin: Y.createID(scene.own, 0), right: Y.createID(scene.own, 0) }]),
    ],
    1,
  ),
  attack("letters beside two of the victim's that have a third between them", "bad-update", ({ own: client, last }) =>
    rawUpdate(client, 0, [{ ...words("x"), origin: before(last, 2), right: last }]),
  ),
  attack("bytes behind the end", "bad-update", (scene) =>
    Uint8Array.from([...own(words("x"))(scene), ...new Uint8Array(1_000)]),
  ),
  attack("Yjs's second format", "bad-update", secondFormat),
  attack("27 bytes that begin like the second format", "bad-update", () =>
    bytes("000001000100020601000100020401020600080002050101ff0f01"),
  ),
  { name: "a state vector of 100,000 entries", reason: "frame-too-big", frames: () => [stateVector(100_000)] },
  { name: "a state vector of 1,000 entries", reason: "bad-frame", frames: () => [stateVector(1_000)] },
  { name: "100,000 others who are here", reason: "frame-too-big", frames: () => [presence(100_000, 10)] },
  { name: "400 others who are here", reason: "bad-presence", frames: () => [presence(400, 10)] },
  {
    name: "the victim is here, and somewhere else",
    reason: "bad-presence",
    frames: ({ victim }) => [presence(1, victim)],
  },
  {
    name: "a frame of its size and a byte",
    reason: "frame-too-big",
    frames: () => [new Uint8Array(LIMITS.frameBytes + 1)],
  },
];
