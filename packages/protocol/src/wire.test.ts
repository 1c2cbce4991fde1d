import fc from "fast-check";
import { expect, test } from "vitest";
import {
  ACCESSES,
  ANSWER_REFUSALS,
  type Authorship,
  CLOSE_REASONS,
  decodeAnswer,
  decodeAuthorship,
  decodePeople,
  decodeRefused,
  decodeSaved,
  decodeStoring,
  decodeSeals,
  decodeSince,
  decodeTakenOut,
  decodeUpFrame,
  decodeVoices,
  decodeWelcome,
  encodeAnswer,
  encodeAuthorship,
  encodeAwareness,
  encodeClaims,
  encodeLobby,
  encodePeople,
  encodePutBack,
  encodeRefused,
  encodeRequest,
  encodeSaved,
  encodeStoring,
  encodeSeals,
  encodeSince,
  encodeSpeak,
  encodeSyncStep2,
  encodeTakenOut,
  encodeUpdate,
  encodeVoices,
  encodeWelcome,
  FRAME,
  LIMITS,
  LOOKS,
  NO_AUTHORSHIP,
  type NoteId,
  type PageRequest,
  parseLabel,
  parseName,
  parseParticipant,
  type Participant,
  type ParticipantId,
  type People,
  PROTOCOL_VERSION,
  ROLES,
  type Scribe,
  type Seal,
  type TakenOutFrame,
  VERDICTS,
  type Welcome,
} from "./index.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
console.log(`protocol seed ${seed}`);
const runs = { seed, numRuns: 500 };

const id = fc.stringMatching(/^[A-Za-z0-9_-]{22}$/).map((text) => text as ParticipantId);
const name = fc.string({ minLength: 1, maxLength: 60 }).filter((text) => parseName(text) === text);
const label = fc.string({ minLength: 1, maxLength: 30 }).filter((text) => parseLabel(text) === text);
const unseen = { id, role: fc.constantFrom(...ROLES), name, access: fc.constantFrom(...ACCESSES) };
const unlabelled = { ...unseen, look: fc.constantFrom(...LOOKS) };
const participant: fc.Arbitrary<Participant> = fc.oneof(fc.record(unlabelled), fc.record({ ...unlabelled, label }));
const client = fc.integer({ min: 1, max: 2 ** 32 - 1 });
const clock = fc.nat(2 ** 31);
const voice = fc.oneof(fc.record({ client, author: id }), fc.record({ client, author: id, scribe: id }));
const range = { client, clock, length: fc.nat(100_000) };
const authorship: fc.Arbitrary<Authorship> = fc.record({
  voices: fc.array(voice),
  traced: fc.array(fc.record(range)),
  copies: fc.array(fc.record({ ...range, originClient: client, originClock: clock })),
  checks: fc.array(fc.record({ ...range, verdict: fc.constantFrom(...VERDICTS) })),
});
const scribe: fc.Arbitrary<Scribe> = fc
  .record({ author: id, scribe: id })
  .filter((each) => each.author !== each.scribe);
const people: fc.Arbitrary<People> = fc.record({
  participants: fc.array(participant),
  scribes: fc.array(scribe),
});
const request: fc.Arbitrary<PageRequest> = fc.oneof(
  fc.record({ as: id, kind: fc.constant("scribe" as const), scribe: id, may: fc.boolean() }),
  fc.record({
    as: id,
    kind: fc.constant("check" as const),
    verdict: fc.constantFrom(...VERDICTS),
    ranges: fc.array(fc.record(range)),
  }),
  fc.record({ as: id, kind: fc.constant("seal" as const) }),
  fc.record({ as: id, kind: fc.constant("sign" as const), seal: fc.nat() }),
);
const hash = fc.stringMatching(/^[\da-f]{64}$/);
const seals: fc.Arbitrary<readonly Seal[]> = fc.array(
  fc.record({
    form: fc.constant(1 as const),
    note: fc.constant("n".repeat(22) as NoteId), // reason: a fixed id of the right shape
    seq: fc.nat(),
    at: clock,
    by: id,
    people: fc.array(fc.oneof(fc.record(unseen), fc.record({ ...unseen, label }))),
    content: hash,
    hash,
    signers: fc.array(fc.record({ by: id, at: clock })),
  }),
  { maxLength: 5 },
);

const takenOut: fc.Arbitrary<TakenOutFrame> = fc.record({
  whole: fc.boolean(),
  gone: fc.array(fc.string()),
  records: fc.array(
    fc.record({ id: fc.string(), by: id, of: id, at: clock, text: fc.string(), place: fc.uint8Array() }),
  ),
});

const decoders = [
  decodeAuthorship,
  decodeAnswer,
  decodePeople,
  decodeRefused,
  decodeSaved,
  decodeSeals,
  decodeSince,
  decodeTakenOut,
  decodeVoices,
  decodeWelcome,
  decodeUpFrame,
];

test("every message comes back as it was sent", () => {
  fc.assert(
    fc.property(authorship, (frame) => {
      expect(decodeAuthorship(encodeAuthorship(frame))).toEqual(frame);
    }),
    runs,
  );
  fc.assert(
    fc.property(takenOut, (frame) => {
      expect(decodeTakenOut(encodeTakenOut(frame))).toEqual(frame);
    }),
    runs,
  );
  fc.assert(
    fc.property(people, (frame) => {
      expect(decodePeople(encodePeople(frame))).toEqual(frame);
    }),
    runs,
  );
  fc.assert(
    fc.property(fc.nat(), (count) => {
      expect(decodeSaved(encodeSaved(count))).toBe(count);
    }),
    runs,
  );
  fc.assert(
    fc.property(id, voice, fc.array(voice), people, (you, own, others, { participants, scribes }) => {
      const welcome: Welcome = {
        protocol: PROTOCOL_VERSION,
        schema: "a",
        you,
        writers: [you],
        voices: [own, ...others],
        participants,
        scribes,
        limits: { frameBytes: 1 },
      };
      expect(decodeWelcome(encodeWelcome(welcome))).toEqual(welcome);
      expect(decodeVoices(encodeVoices(welcome.voices))).toEqual(welcome.voices);
    }),
    runs,
  );
  fc.assert(
    fc.property(fc.nat(), request, (n, asked) => {
      expect(decodeUpFrame(encodeRequest({ n, request: asked }))).toEqual({ kind: "request", n, request: asked });
    }),
    runs,
  );
  fc.assert(
    fc.property(fc.nat(), fc.array(fc.record(range)), (at, ranges) => {
      expect(decodeSince(encodeSince({ at, ranges }))).toEqual({ at, ranges });
    }),
    runs,
  );
  fc.assert(
    fc.property(seals, (list) => {
      expect(decodeSeals(encodeSeals(list))).toEqual(list);
    }),
    runs,
  );
  expect(decodeAnswer(encodeAnswer({ n: 7 }))).toEqual({ n: 7 });
  expect(decodeAnswer(encodeAnswer({ n: 7, seal: 300 }))).toEqual({ n: 7, seal: 300 });
  for (const refused of ANSWER_REFUSALS)
    expect(decodeAnswer(encodeAnswer({ n: 7, refused }))).toEqual({ n: 7, refused });
  for (const reason of Object.keys(CLOSE_REASONS) as (keyof typeof CLOSE_REASONS)[])
    expect(decodeRefused(encodeRefused(reason))).toBe(reason);
});

test("GT1: no decoder throws, whatever the bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      for (const decode of decoders) expect(() => decode(bytes)).not.toThrow();
    }),
    { ...runs, numRuns: 5_000 },
  );
});

test("GT1: no decoder throws on a true message with some bytes changed or cut off", () => {
  fc.assert(
    fc.property(
      authorship,
      takenOut,
      request,
      seals,
      fc.array(fc.tuple(fc.nat(), fc.nat(255))),
      fc.nat(),
      (frame, taken, asked, list, changes, cut) => {
        const frames = [
          encodeAuthorship(frame),
          encodeTakenOut(taken),
          encodeRequest({ n: cut, request: asked }),
          encodeSeals(list),
        ];
        const bytes = frames[cut % frames.length] ?? new Uint8Array([0]);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        for (const decode of decoders) expect(() => decode(bytes.subarray(0, cut % (bytes.length + 1)))).not.toThrow();
      },
    ),
    { ...runs, numRuns: 2_000 },
  );
});

test("GT1: a count of 2^31 entries costs no more than the bytes that are there", () => {
  const many = [0x80, 0x80, 0x80, 0x80, 0x08];
  const client = [1, 2];
  for (const before of [[], [0], [0, 0], [0, 0, ...client], [0, 0, ...client, 1, 0]])
    expect(decodeAuthorship(new Uint8Array([FRAME.authorship, ...before, ...many, 0, 0, 0, 0, 0]))).toBeUndefined();
});

test("GT1: a copy under no clientID, or before the first clock, is none", () => {
  const copy = (client: number, away: number): number[] => [
    FRAME.authorship,
    0,
    0,
    1,
    2,
    1,
    client,
    1,
    away,
    1,
    0,
    0,
    0,
  ];
  expect(decodeAuthorship(new Uint8Array(copy(0, 3)))?.copies).toEqual([
    { client: 2, clock: 3, length: 1, originClient: 2, originClock: 0 },
  ]);
  const minusOne = 0x41;
  for (const broken of [copy(1, 3), copy(0, minusOne)])
    expect(decodeAuthorship(new Uint8Array(broken))).toBeUndefined();
});

test("copies of one piece of work take 4 bytes each, whatever their clientIDs", () => {
  const [client, originClient] = [4_000_000_000, 4_000_000_001];
  const copies = Array.from({ length: 100 }, (_, index) => ({
    client,
    clock: 1_000_000 + index * 22,
    length: 20,
    originClient,
    originClock: 2_000_000 + index * 25,
  }));
  expect(encodeAuthorship({ ...NO_AUTHORSHIP, copies }).length).toBeLessThan(100 * 4 + 30);
});

test("what a page may send, and what it may not", () => {
  const update = new Uint8Array([1, 2, 3]);
  expect(decodeUpFrame(encodeUpdate(update))).toEqual({ kind: "update", update });
  expect(decodeUpFrame(encodeAwareness(update))).toEqual({ kind: "awareness", update });
  expect(decodeUpFrame(new Uint8Array([0, 0, 1, 0]))).toEqual({ kind: "ask", stateVector: new Uint8Array([0]) });
  expect(decodeUpFrame(new Uint8Array([3]))).toEqual({ kind: "queryAwareness" });
  expect(decodeUpFrame(encodePutBack("7.0"))).toEqual({ kind: "putBack", id: "7.0" });
  expect(decodeUpFrame(encodePutBack("7".repeat(LIMITS.recordId + 1)))).toEqual({ refused: "bad-frame" });
  expect(decodeUpFrame(encodeSpeak(300))).toEqual({ kind: "speak", client: 300 });
  expect(decodeUpFrame(new Uint8Array([17, 1, 1]))).toEqual({ refused: "bad-frame" });
  expect(decodeUpFrame(encodeClaims([]))).toEqual({ kind: "claims", claims: [] });
  expect(decodeUpFrame(new Uint8Array([...encodeClaims([]), 0]))).toEqual({ refused: "bad-frame" });
  const asked: PageRequest = {
    as: "p".repeat(22) as ParticipantId,
    kind: "scribe",
    scribe: "q".repeat(22) as ParticipantId,
    may: true,
  }; // reason: fixed ids
  const bytes = encodeRequest({ n: 1, request: asked });
  expect(decodeUpFrame(bytes)).toEqual({ kind: "request", n: 1, request: asked });
  for (const broken of [[...bytes, 0], bytes.with(bytes.length - 1, 2), bytes.with(25, 9), bytes.with(3, 0)])
    expect(decodeUpFrame(new Uint8Array(broken))).toEqual({ refused: "bad-frame" });
  expect(decodeUpFrame(encodeSyncStep2(update))).toEqual({ refused: "unknown-message" });
  expect(decodeUpFrame(new Uint8Array([99]))).toEqual({ refused: "unknown-message" });
  expect(decodeUpFrame(new Uint8Array())).toEqual({ refused: "bad-frame" });
  expect(decodeUpFrame(new Uint8Array([0, 2, 5, 1]))).toEqual({ refused: "bad-frame" });
  expect(decodeUpFrame(new Uint8Array([0, 2, 1, 1, 1]))).toEqual({ refused: "bad-frame" });
  expect(decodeUpFrame(new Uint8Array(LIMITS.frameBytes + 1))).toEqual({ refused: "frame-too-big" });
  expect(decodeUpFrame(encodeAwareness(new Uint8Array(LIMITS.awarenessBytes)))).toEqual({ refused: "bad-presence" });
});

test("a participant that was stored before there was access is in the note; a label is cleaned like a name", () => {
  const stored = { id: "p".repeat(22), role: "peer", name: "Jo", look: "green" };
  expect(parseParticipant(stored)).toEqual({ ...stored, access: "note" });
  expect(parseParticipant({ ...stored, label: "  peer   worker " })).toMatchObject({ label: "peer worker" });
  for (const wrong of [{ access: "all" }, { label: "" }, { label: "x".repeat(31) }, { label: null }])
    expect(parseParticipant({ ...stored, ...wrong })).toBeUndefined();
});

// One example of each message, byte for byte. When this fails the wire has changed: raise PROTOCOL_VERSION, say why in
// SPEC.md, and put the new bytes and the new version here.
test("the wire changes only with its version", () => {
  const person: Participant = {
    id: "p".repeat(22) as ParticipantId,
    role: "person",
    name: "Sam",
    look: "rust",
    access: "note",
  };
  const own = { client: 300, author: person.id };
  const other = "q".repeat(22) as ParticipantId; // reason: a fixed id of the right shape
  const allowed: Scribe = { author: person.id, scribe: other };
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
  const text = (value: string): string => hex(new TextEncoder().encode(value));
  const json = (type: string, value: string): string => `${type}${hex(lengthOf(value))}${text(value)}`;
  expect(PROTOCOL_VERSION).toBe(8);
  expect(hex(encodeUpdate(new Uint8Array([7])))).toBe("00020107");
  expect(hex(encodeSyncStep2(new Uint8Array([7])))).toBe("00010107");
  expect(hex(encodeAwareness(new Uint8Array([7])))).toBe("010107");
  expect(hex(encodeSaved(300))).toBe("0bac02");
  expect([true, false].map((ok) => hex(encodeStoring(ok)))).toEqual(["1901", "1900"]);
  expect([true, false].map((ok) => decodeStoring(encodeStoring(ok)))).toEqual([true, false]);
  expect(decodeStoring(new Uint8Array([FRAME.storing, 2]))).toBeUndefined();
  expect(hex(encodeRefused("old-page"))).toBe(`0e08${text("old-page")}`);
  expect(hex(encodePeople({ participants: [person], scribes: [allowed] }))).toBe(
    json(
      "0d",
      `{"participants":[{"id":"${person.id}","role":"person","name":"Sam","look":"rust","access":"note"}],"scribes":[{"author":"${person.id}","scribe":"${other}"}]}`,
    ),
  );
  expect(
    hex(
      encodeWelcome({
        protocol: 5,
        schema: "s",
        you: person.id,
        writers: [person.id],
        voices: [own],
        participants: [],
        scribes: [],
        limits: { frameBytes: 9 },
      }),
    ),
  ).toBe(
    json(
      "0a",
      `{"protocol":5,"schema":"s","you":"${person.id}","writers":["${person.id}"],"voices":[{"client":300,"author":"${person.id}"}],"participants":[],"scribes":[],"limits":{"frameBytes":9}}`,
    ),
  );
  const copy = { client: 300, clock: 4, length: 2, originClient: 5, originClock: 6 };
  const range = { client: 300, clock: 4, length: 2 };
  const checks = [{ ...range, verdict: "not-quite" as const }];
  expect(hex(encodeAuthorship({ voices: [own], traced: [range], copies: [copy], checks }))).toBe(
    `0c01ac0216${text(person.id)}0001ac02040202ac0205010001040201060101ac020402`,
  );
  expect(hex(encodeVoices([own, { client: 5, author: other, scribe: person.id }]))).toBe(
    `1302ac0216${text(person.id)}000516${text(other)}16${text(person.id)}`,
  );
  expect(hex(encodeRequest({ n: 300, request: { as: person.id, kind: "scribe", scribe: other, may: true } }))).toBe(
    `14ac0216${text(person.id)}0016${text(other)}01`,
  );
  expect(
    hex(encodeRequest({ n: 1, request: { as: person.id, kind: "check", verdict: "mine", ranges: [range] } })),
  ).toBe(`140116${text(person.id)}010001ac020402`);
  expect(hex(encodeAnswer({ n: 300 }))).toBe("15ac0200");
  expect(hex(encodeAnswer({ n: 1, refused: "not-yours" }))).toBe(`150109${text("not-yours")}`);
  expect(hex(encodeRequest({ n: 1, request: { as: person.id, kind: "seal" } }))).toBe(`140116${text(person.id)}02`);
  expect(hex(encodeRequest({ n: 1, request: { as: person.id, kind: "sign", seal: 300 } }))).toBe(
    `140116${text(person.id)}03ac02`,
  );
  expect(hex(encodeAnswer({ n: 1, seal: 300 }))).toBe("150100ac02");
  expect(hex(encodeSeals([]))).toBe(`1802${text("[]")}`);
  expect(hex(encodeSince({ at: 300, ranges: [range] }))).toBe("16ac0201ac020402");
  expect(hex(encodeLobby([]))).toBe(`1702${text("[]")}`);
  expect(hex(encodePutBack("7.0"))).toBe(`1003${text("7.0")}`);
  expect(hex(encodeSpeak(300))).toBe("11ac02");
  expect(hex(encodeClaims([copy]))).toBe("1202ac020501000104020106");
  const record = { id: "7.0", by: person.id, of: person.id, at: 300, text: "no", place: new Uint8Array([9]) };
  expect(hex(encodeTakenOut({ whole: false, gone: ["7.1"], records: [record] }))).toBe(
    `0f000103${text("7.1")}0103${text("7.0")}16${text(person.id)}16${text(person.id)}02${text("no")}ac020109`,
  );
  expect(CLOSE_REASONS).toMatchSnapshot();
});

/** lib0 writes lengths as variable integers. */
const lengthOf = (value: string): Uint8Array =>
  new Uint8Array(value.length < 128 ? [value.length] : [(value.length & 127) | 128, value.length >> 7]);
