import { createHash } from "node:crypto";
import { canonicalJson, type SealedBlock } from "@ourwords/protocol";
import { MemoryNoteStore } from "@ourwords/store";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import type { LogRow } from "../log-row.ts";
import { decodePeopleBody } from "../row-body.ts";
import { NoteFold } from "../server/note-fold.ts";
import { Rooms } from "../server/rooms.ts";
import { ali, HandClock, HandPage, NOTE, page, person, sam, until } from "../testing/hand-page.ts";
import { decodeSealBody } from "./seal-body.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
console.log(`seals seed ${seed}`);

const robin = person("r", "Robin");
const act = fc.record({
  who: fc.constantFrom(0, 1, 2),
  what: fc.constantFrom("type", "type", "take", "line", "send", "send", "seal", "seal", "sign", "settle"),
  at: fc.nat(40),
  length: fc.integer({ min: 1, max: 5 }),
});

/** What a note reads after these rows, letter by letter with its author, worked out without fold, ledger or trace. */
function oracle(rows: readonly LogRow[]): string[] {
  const doc = new Y.Doc();
  const authors = new Map<number, string>();
  for (const { kind, update } of rows) {
    if (kind === "people")
      for (const { voice } of decodePeopleBody(update).voices) authors.set(voice.client, voice.author);
    else if (kind === "edit" || kind === "mend") Y.applyUpdate(doc, update);
  }
  return doc
    .getXmlFragment("story")
    .toArray()
    .flatMap((line) => {
      const letters: string[] = ["new line"];
      const text = line instanceof Y.XmlElement ? line.get(0) : undefined;
      for (let item = text instanceof Y.XmlText ? text._start : null; item; item = item.right)
        if (!item.deleted && item.content instanceof Y.ContentString)
          for (const letter of item.content.str) letters.push(`${authors.get(item.id.client)} ${letter}`);
      return letters;
    });
}

const readOut = (story: readonly SealedBlock[]): string[] =>
  story.flatMap(({ pieces = [] }) => [
    "new line",
    ...pieces.flatMap(({ text, author }) => text.split("").map((letter) => `${author} ${letter}`)),
  ]);

test("SL1 to SL6: whoever presses when, over slow lines and two servers, each seal is the note at its row, and there are no two without a change between them", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), fc.double({ min: 0, max: 1, noNaN: true }), run),
    { seed, numRuns: 40 },
  );
});

async function run(
  acts: readonly (typeof act extends fc.Arbitrary<infer Act> ? Act : never)[],
  cut: number,
): Promise<void> {
  const store = new MemoryNoteStore();
  let drawn = 0;
  const random = (): number => (drawn += Math.SQRT2) % 1;
  const ports = { store, clock: new HandClock(), random, report: () => {} };
  const [near, far] = [new Rooms(ports), new Rooms(ports)];
  await near.create(NOTE, ali);
  const pages = [
    await new HandPage(near, ali, page("a")).open(),
    await new HandPage(near, sam, page("s")).open(),
    await new HandPage(far, robin, page("r")).open(),
  ];
  // Now both servers know all three.
  for (const each of pages.toReversed()) each.type("begin ");
  for (const each of pages) await until(() => each.isAnswered);
  const held: Uint8Array[][] = pages.map(() => []);
  const answers: Promise<readonly [string, number | string | undefined]>[] = [];
  const settle = async (): Promise<void> => {
    for (const each of pages) await until(() => each.isAnswered);
  };
  for (const { who, what, at, length } of acts) {
    const [by, waiting] = [pages[who], held[who]];
    if (!by || !waiting) continue;
    const text = by.line();
    const spot = Math.min(at, text.length);
    if (what === "type") waiting.push(by.edit(() => text.insert(spot, `${at} `)));
    if (what === "take" && spot < text.length)
      waiting.push(by.edit(() => text.delete(spot, Math.min(length, text.length - spot))));
    if (what === "line") waiting.push(by.edit(() => addLine(by.doc)));
    if (what === "send") for (const update of waiting.splice(0)) by.send(update);
    if (what === "settle") await settle();
    const as = by.session.id;
    if (what === "seal") answers.push(by.standBy({ as, kind: "seal" }).then((seal) => [as, seal] as const));
    const newest = by.seals.at(-1)?.seq;
    if (what === "sign" && newest !== undefined)
      answers.push(by.standBy({ as, kind: "sign", seal: newest }).then((seal) => [as, seal] as const));
  }
  for (const [who, waiting] of held.entries()) for (const update of waiting) pages[who]?.send(update);
  await settle();
  const answered = await Promise.all(answers);
  // One after the other, so that each server hears of what the other did last.
  for (const each of [...pages, ...pages]) {
    each.type("end ");
    await until(() => each.isAnswered);
  }

  const rows = await store.read(NOTE, 0);
  const cold = NoteFold.load(undefined, rows);
  let last: { readonly seq: number; readonly content: string } | undefined;
  for (const { kind, seq, update } of rows) {
    if (kind !== "seal") continue;
    const body = decodeSealBody(update);
    if (body.kind === "sign") continue;
    expect(readOut(body.content.story)).toEqual(oracle(rows.slice(0, seq - 1)));
    expect(body.head.content).not.toBe(last?.content);
    const between = rows.slice(last?.seq ?? 0, seq - 1).map((row) => row.kind);
    expect(between.some((each) => each === "edit" || each === "mend")).toBe(true);
    const { hash, ...head } = body.head;
    expect(createHash("sha256").update(canonicalJson(head)).digest("hex")).toBe(hash);
    last = { seq, content: head.content };
  }
  for (const [who, seq] of answered) {
    const signers = cold.seals.find((seal) => seal.seq === seq)?.signers.map(({ by }) => by) ?? [];
    expect(signers).toContain(who);
    expect(new Set(signers).size).toBe(signers.length);
  }
  const middle = Math.max(1, Math.floor(cut * rows.length));
  const half = NoteFold.load(undefined, rows.slice(0, middle)).snapshot();
  expect(NoteFold.load(half, rows.slice(middle)).seals).toEqual(cold.seals);
  for (const each of pages) {
    expect(each.closed).toBeUndefined();
    expect(each.seals).toEqual(cold.seals);
  }
  await Promise.all([near.close(), far.close()]);
}

function addLine(doc: Y.Doc): void {
  const made = new Y.XmlElement("paragraph");
  made.insert(0, [new Y.XmlText()]);
  doc.getXmlFragment("story").push([made]);
}
