import {
  type CharRange,
  type CopyRun,
  encodeClaims,
  encodePutBack,
  encodeSpeak,
  type Participant,
} from "@ourwords/protocol";
import { MemoryNoteStore } from "@ourwords/store";
import { createEncoder, toUint8Array, writeVarUint } from "lib0/encoding";
import { beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import type { NoteStore } from "../note-store.ts";
import { ali, HandClock, HandPage, NOTE, page, sam, until } from "../testing/hand-page.ts";
import { replay, shownWords } from "../testing/shown-words.ts";
import { admit } from "./gate.ts";
import { Rooms } from "./rooms.ts";

// Everything here is sent by a page that does not keep the rules. Whatever it does, the words stay whose they are, and what
// it takes out of somebody else's shows.

let store: NoteStore;
let rooms: Rooms;
let forger: HandPage;
let victim: HandPage;

beforeEach(async () => {
  store = new MemoryNoteStore();
  rooms = new Rooms({ store, clock: new HandClock(), random: Math.random, report: () => {} });
  await rooms.create(NOTE, ali);
  forger = await new HandPage(rooms, ali).open();
  victim = await new HandPage(rooms, sam).open();
});

const settle = async (): Promise<void> => {
  for (const each of [forger, victim]) await until(() => each.isAnswered);
};
const shown = async (): Promise<string[][]> => shownWords(await replay(store, NOTE));
const takenOut = async (): Promise<string[]> => (await replay(store, NOTE)).takenOut().map(({ text }) => text);

async function victimWrites(text: string): Promise<void> {
  victim.type(text);
  await settle();
}

/** The identities of the story's first line, character by character. */
function characters(of: HandPage): CharRange[] {
  const found: CharRange[] = [];
  for (let item = of.line()._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    for (let offset = 0; offset < item.length; offset++)
      found.push({ client: item.id.client, clock: item.id.clock + offset, length: 1 });
  }
  return found;
}

/** An update that deletes these ranges, in this very order, whatever it says besides. */
function naming(update: Uint8Array | undefined, ranges: readonly CharRange[]): Uint8Array {
  const { ds } = Y.decodeUpdate(update ?? new Uint8Array([0, 0]));
  const all = [...ds.clients].flatMap(([client, each]) =>
    each.map(({ clock, len }) => ({ client, clock, length: len })),
  );
  const clients = Map.groupBy([...all, ...ranges], ({ client }) => client);
  const encoder = createEncoder();
  writeVarUint(encoder, clients.size);
  for (const [client, each] of clients) {
    writeVarUint(encoder, client);
    writeVarUint(encoder, each.length);
    for (const { clock, length } of each) {
      writeVarUint(encoder, clock);
      writeVarUint(encoder, length);
    }
  }
  const deletes = toUint8Array(encoder);
  // The delete set is the end of an update: what the original says there is cut off.
  const head = update ? update.subarray(0, update.length - lengthOfDeletes(ds)) : new Uint8Array([0]);
  return new Uint8Array([...head, ...deletes]);
}

function lengthOfDeletes({ clients }: ReturnType<typeof Y.decodeUpdate>["ds"]): number {
  const encoder = createEncoder();
  writeVarUint(encoder, clients.size);
  for (const [client, each] of clients) {
    writeVarUint(encoder, client);
    writeVarUint(encoder, each.length);
    for (const { clock, len } of each) {
      writeVarUint(encoder, clock);
      writeVarUint(encoder, len);
    }
  }
  return toUint8Array(encoder).length;
}

test("AU1, GT2: another page's clientID, of the same person too, writes nothing", async () => {
  const other = await new HandPage(rooms, ali, page("o")).open();
  other.doc.clientID = forger.doc.clientID;
  other.do(() => other.line().insert(0, "I agree"));
  await until(() => other.closed);
  expect(other.closed).toBe("foreign-voice");
  expect(forger.closed).toBeUndefined();
  expect(await shown()).toEqual([[]]);
});

test("AU2: nobody speaks with a voice that is not theirs", async () => {
  forger.session.receive(encodeSpeak(victim.doc.clientID));
  expect(forger.closed).toBe("foreign-voice");
});

test("AU3: who claims that other words are a copy writes words of their own, and what it named shows as taken out", async () => {
  await victimWrites("I do not want the tablets");
  const named = characters(forger);
  const update = forger.edit(() => forger.line().insert(0, "Yes please"));
  forger.send(naming(update, named));
  await settle();
  expect(await shown()).toEqual([["Dr Ali: Yes please"]]);
  expect(await takenOut()).toEqual(["I do not want the tablets"]);
});

test("AU3: a sentence made anew out of the letters of somebody else's is its writer's", async () => {
  await victimWrites("I do not want them, no, let me try");
  forger.do(() => {
    const line = forger.line();
    line.delete(0, line.length);
    line.insert(0, "let them try me, I want no");
  });
  await settle();
  expect((await shown()).flat().map((run) => run.split(":")[0])).toEqual(["Dr Ali"]);
  expect(await takenOut()).toEqual(["I do not want them, no, let me try"]);
});

/** Claims, letter by letter, that `text`, which the page writes next, is made of these characters. */
function claimsOf(by: HandPage, text: string, said: string, named: readonly CharRange[]): CopyRun[] {
  const clock = Y.getState(by.doc.store, by.doc.clientID);
  const left = Array.from(said);
  return Array.from(text).flatMap((letter, at) => {
    const from = left.indexOf(letter);
    const origin = named[from];
    if (!origin) return [];
    left[from] = "";
    const copy = { client: by.doc.clientID, clock: clock + at, length: 1 };
    return [{ ...copy, originClient: origin.client, originClock: origin.clock }];
  });
}

test("AU3: other letters than those that stood there are their writer's, though the page claims them", async () => {
  await victimWrites("I do not want the tablets");
  const named = characters(forger);
  const clock = Y.getState(forger.doc.store, forger.doc.clientID);
  const update = forger.edit(() => forger.line().insert(0, "Yes please"));
  const [origin] = named;
  if (!origin) throw new Error("nothing is written");
  const copy = { client: forger.doc.clientID, clock, length: 10 };
  forger.session.receive(encodeClaims([{ ...copy, originClient: origin.client, originClock: origin.clock }]));
  forger.send(naming(update, named));
  await settle();
  expect(await shown()).toEqual([["Dr Ali: Yes please"]]);
  expect(await takenOut()).toEqual(["I do not want the tablets"]);
});

test("AU3: a sentence made anew out of somebody's letters is its writer's, though the page claims each of them", async () => {
  const said = "I do not want them, no, let me try";
  const anew = "let them try me, I want no";
  await victimWrites(said);
  const claims = claimsOf(forger, anew, said, characters(forger));
  expect(claims.length).toBe(anew.length);
  forger.session.receive(encodeClaims(claims));
  forger.do(() => {
    const line = forger.line();
    line.delete(0, line.length);
    line.insert(0, anew);
  });
  await settle();
  expect((await shown()).flat().map((run) => run.split(":")[0])).toEqual(["Dr Ali"]);
  expect(await takenOut()).toEqual([said]);
});

test("AU3: a claim on words that still stand makes no second of them", async () => {
  await victimWrites("not yet");
  forger.session.receive(encodeClaims(claimsOf(forger, "not yet", "not yet", characters(forger))));
  forger.do(() => forger.line().insert(0, "not yet"));
  await settle();
  expect(await shown()).toEqual([["Dr Ali: not yet", "Sam: not yet"]]);
});

test("AU3: a claim holds for one update, and none for what it does not write", async () => {
  await victimWrites("not yet");
  const claims = claimsOf(forger, "not yet", "not yet", characters(forger));
  const wild = { client: 7, clock: 0, length: Number.MAX_SAFE_INTEGER, originClient: 7, originClock: 0 };
  forger.session.receive(encodeClaims([wild, ...claims]));
  forger.type("so: ");
  forger.do(() => forger.line().delete(4, 7));
  await settle();
  expect(forger.closed).toBeUndefined();
  expect(await shown()).toEqual([["Dr Ali: so: "]]);
  expect(await takenOut()).toEqual(["not yet"]);
});

test("AU3: words that their author took back can't be brought back by naming them", async () => {
  await victimWrites("I want to leave him");
  const said = characters(victim);
  victim.do(() => victim.line().delete(0, 19));
  await settle();
  const update = forger.edit(() => forger.line().insert(0, "I want to leave him"));
  forger.send(naming(update, said));
  await settle();
  expect(await shown()).toEqual([[]]);
});

test("AU7: words that somebody else took out come back by nobody's naming", async () => {
  await victimWrites("I do not want it");
  const said = characters(victim).slice(2, 9);
  forger.do(() => forger.line().delete(2, 7));
  await settle();
  const update = victim.edit(() => victim.line().insert(0, "do not "));
  victim.send(naming(update, said));
  await settle();
  expect(await shown()).toEqual([["Sam: I want it"]]);
  expect(await takenOut()).toEqual(["do not "]);
});

test("AU7: an old update that comes again changes nothing", async () => {
  await victimWrites("It began. Then it got worse.");
  const old = forger.do(() => {
    const line = forger.line();
    line.delete(9, 19);
    const made = new Y.XmlElement("paragraph");
    made.insert(0, [new Y.XmlText(" Then it got worse.")]);
    forger.doc.getXmlFragment("story").insert(1, [made]);
  });
  await settle();
  victim.do(() => victim.line(1).insert(0, "yes,"));
  await settle();
  const before = [await shown(), (await replay(store, NOTE)).seq];
  forger.send(old);
  await settle();
  expect([await shown(), (await replay(store, NOTE)).seq]).toEqual(before);
  expect(await takenOut()).toEqual([]);
});

test("AU8: an old deletion that comes again takes nothing out that was put back", async () => {
  await victimWrites("I do not want it");
  const old = forger.do(() => forger.line().delete(2, 7));
  await settle();
  victim.session.receive(encodePutBack(victim.takenOut[0]?.id ?? ""));
  await until(() => victim.takenOut.length === 0);
  forger.send(old);
  await settle();
  expect(await shown()).toEqual([["Sam: I do not want it"]]);
});

test("GT2: a deletion of what is not written yet is refused", async () => {
  const { client } = { client: victim.doc.clientID };
  forger.send(naming(undefined, [{ client, clock: 0, length: 50 }]));
  await until(() => forger.closed);
  expect(forger.closed).toBe("bad-update");
  await victimWrites("still here");
  expect(await shown()).toEqual([["Sam: still here"]]);
});

test("AU8: a removal hidden among copies shows as taken out", async () => {
  await victimWrites("I do not want the tablets again");
  forger.do(() => {
    const made = new Y.XmlElement("heading");
    made.insert(0, [new Y.XmlText("I want the tablets again")]);
    forger.doc.getXmlFragment("story").delete(0, 1);
    forger.doc.getXmlFragment("story").insert(0, [made]);
  });
  await settle();
  expect((await takenOut()).join()).toContain("do not");
  const [said = []] = await shown();
  expect(said.join()).not.toContain("do not");
});

test("AU8: copies that are deleted by the very update that writes them do not hide a removal", async () => {
  await victimWrites("I do not want it");
  const named = characters(forger);
  const before = Y.getState(forger.doc.store, forger.doc.clientID);
  const update = forger.edit(() => forger.line().insert(0, "I do not want it"));
  const own = { client: forger.doc.clientID, clock: before, length: 16 };
  forger.send(naming(update, [...named, own]));
  await settle();
  expect(await shown()).toEqual([[]]);
  expect(await takenOut()).toEqual(["I do not want it"]);
});

test("AU5: copies written into a dead block do not make words vanish", async () => {
  await victimWrites("I do not want it");
  const named = characters(forger);
  const story = forger.doc.getXmlFragment("story");
  const update = forger.edit(() => {
    const grave = new Y.XmlElement("paragraph");
    const text = new Y.XmlText("I do not want it");
    grave.insert(0, [text]);
    story.insert(1, [grave]);
  });
  const grave = story.get(1);
  const id = grave?._item?.id;
  forger.send(naming(update, [...named, { client: id?.client ?? 0, clock: id?.clock ?? 0, length: 1 }]));
  await settle();
  expect((await shown()).flat()).toEqual(["Sam: I do not want it"]);
  expect(await takenOut()).toEqual([]);
});

test("AU8: a delete set in disorder hides nothing", async () => {
  await victimWrites("I do not want it");
  const named = characters(forger).slice(2, 9).toReversed();
  forger.send(naming(undefined, [...named, ...named]));
  await settle();
  expect(await shown()).toEqual([["Sam: I want it"]]);
  expect(await takenOut()).toEqual(["do not "]);
});

test("AU8: what an update wrote long ago does not excuse what it deletes now", async () => {
  await victimWrites("I do not want it");
  const old = forger.do(() => {
    const made = new Y.XmlElement("heading");
    made.insert(0, [new Y.XmlText("I do not want it")]);
    forger.doc.getXmlFragment("story").delete(0, 1);
    forger.doc.getXmlFragment("story").insert(0, [made]);
  });
  await settle();
  forger.send(naming(old, characters(forger)));
  await settle();
  expect(await shown()).toEqual([[]]);
  expect(await takenOut()).toEqual(["I do not want it"]);
});

test("GT3: words can't be moved to where no editor shows them", async () => {
  for (const container of ["bulletList", "listItem", "blockquote"]) {
    const one = await new HandPage(rooms, ali, page(container[0] ?? "x")).open();
    one.do(() => {
      const node = new Y.XmlElement(container);
      node.insert(0, [new Y.XmlText("hidden")]);
      one.doc.getXmlFragment("story").push([node]);
    });
    await until(() => one.closed);
    expect(one.closed).toBe("unknown-content");
  }
  expect(await shown()).toEqual([[]]);
});

test("AU8: a record that does not stand is passed over", async () => {
  await victimWrites("I do not want it");
  for (const id of ["", "1.1", "no", `${victim.doc.clientID}.0`]) forger.session.receive(encodePutBack(id));
  await victimWrites("again ");
  expect(forger.closed).toBeUndefined();
  expect(await shown()).toEqual([["Sam: again I do not want it"]]);
});

const meaning = (who: Participant, anchor = "1.0.1"): string => `${anchor}/${who.id}`;
/** What everybody says that words mean, as the log has it. */
const meanings = async (): Promise<unknown> => (await replay(store, NOTE)).doc.getMap("meanings").toJSON();

test("GT4, RM1: what a word means is kept under its writer's own key, told to the others, and takes nothing out", async () => {
  await victimWrites("flat");
  const key = meaning(sam, `${victim.doc.clientID}.0.4`);
  victim.do(() => victim.doc.getMap("meanings").set(key, "no joy"));
  await settle();
  victim.do(() => victim.doc.getMap("meanings").set(key, "nothing is fun"));
  forger.do(() => forger.doc.getMap("meanings").set(meaning(ali, `${victim.doc.clientID}.0.4`), "a side effect"));
  await settle();
  const said = { [key]: "nothing is fun", [meaning(ali, `${victim.doc.clientID}.0.4`)]: "a side effect" };
  expect(await meanings()).toEqual(said);
  for (const each of [forger, victim]) expect(each.doc.getMap("meanings").toJSON()).toEqual(said);
  victim.do(() => victim.doc.getMap("meanings").delete(key));
  await settle();
  expect(Object.keys(forger.doc.getMap("meanings").toJSON())).toEqual([meaning(ali, `${victim.doc.clientID}.0.4`)]);
  expect(await takenOut()).toEqual([]);
  expect(await shown()).toEqual([["Sam: flat"]]);
  const rows = await store.read(NOTE, 0);
  expect(rows.filter(({ kind, voice }) => kind === "mend" && voice === 1)).toEqual([]);
});

test("GT4: nobody says in somebody else's name what a word means, and nobody changes or takes back what they said", async () => {
  victim.do(() => victim.doc.getMap("meanings").set(meaning(sam), "mine"));
  await settle();
  const attacks: ((by: HandPage) => unknown)[] = [
    ({ doc }) => doc.getMap("meanings").set(meaning(sam, "1.0.2"), "I agree"),
    ({ doc }) => doc.getMap("meanings").set(meaning(sam), "I agree"),
    ({ doc }) => doc.getMap("meanings").delete(meaning(sam)),
    ({ doc }) => doc.getMap("meanings").clear(),
  ];
  for (const [index, attack] of attacks.entries()) {
    const by = await new HandPage(rooms, ali, page(String(index))).open();
    by.do(() => attack(by));
    await until(() => by.closed);
    expect(by.closed).toBe("foreign-voice");
  }
  expect(await meanings()).toEqual({ [meaning(sam)]: "mine" });
});

test("GT4: a deletion hidden behind words, and one that comes as an entry deleted at birth, take back nobody's meaning", async () => {
  victim.do(() => victim.doc.getMap("meanings").set(meaning(sam), "mine"));
  await settle();
  const other = await new HandPage(rooms, ali, page("o")).open();
  const id = victim.doc.getMap("meanings")._map.get(meaning(sam))?.id;
  const words = other.edit(() => other.line().insert(0, "hello"));
  other.send(naming(words, [{ client: id?.client ?? 0, clock: id?.clock ?? 0, length: 1 }]));
  await until(() => other.closed);
  expect(other.closed).toBe("foreign-voice");
  // Yjs takes away what stood under a key when anything comes there, even what is dead already.
  const bare = new Y.Doc();
  bare.clientID = forger.doc.clientID;
  bare.transact(() => {
    bare.getMap("meanings").set(meaning(sam), "x");
    bare.getMap("meanings").delete(meaning(sam));
  });
  forger.send(Y.encodeStateAsUpdate(bare));
  await until(() => forger.closed);
  expect(forger.closed).toBe("foreign-voice");
  expect(await meanings()).toEqual({ [meaning(sam)]: "mine" });
  expect(await shown()).toEqual([[]]);
});

test("GT3, GT4: nothing else gets into the maps: no other key, value, type or map, and no words that are not there", async () => {
  const attacks: readonly [(doc: Y.Doc) => unknown, string][] = [
    [(doc) => doc.getMap("meanings").set(ali.id, "no anchor"), "unknown-content"],
    [(doc) => doc.getMap("meanings").set(`01.0.1/${ali.id}`, "two ways to write it"), "unknown-content"],
    [(doc) => doc.getMap("meanings").set(`1.0.0/${ali.id}`, "no words"), "unknown-content"],
    [(doc) => doc.getMap("meanings").set(`1.0.201/${ali.id}`, "too many words"), "unknown-content"],
    [(doc) => doc.getMap("meanings").set(`1.0.1/${ali.id}/${ali.id}`, "two"), "unknown-content"],
    [(doc) => doc.getMap("meanings").set(`7.0.1/${ali.id}`, "nobody's"), "bad-update"],
    [(doc) => doc.getMap("meanings").set(meaning(ali, "1.999999.1"), "not there"), "bad-update"],
    [(doc) => doc.getMap("meanings").set(meaning(ali), "x".repeat(301)), "unknown-content"],
    [(doc) => doc.getMap("meanings").set(meaning(ali), " "), "unknown-content"],
    [(doc) => doc.getMap("meanings").set(meaning(ali), 3), "unknown-content"],
    [(doc) => doc.getMap("meanings").set(meaning(ali), { text: "an object" }), "unknown-content"],
    [(doc) => doc.getMap("meanings").set(meaning(ali), new Y.XmlText("a text")), "unknown-content"],
    [(doc) => doc.getMap("stances").set(meaning(ali), "agree"), "unknown-content"],
    [(doc) => doc.getMap("else").set(meaning(ali), "words"), "bad-update"],
    [(doc) => doc.getArray("meanings").push(["words"]), "unknown-content"],
  ];
  for (const [index, [attack, reason]] of attacks.entries()) {
    const by = await new HandPage(rooms, ali, page(String.fromCharCode(65 + index))).open();
    const bare = new Y.Doc();
    bare.clientID = by.doc.clientID;
    attack(bare);
    by.send(Y.encodeStateAsUpdate(bare));
    await until(() => by.closed);
    expect([index, by.closed]).toEqual([index, reason]);
  }
  expect(await meanings()).toEqual({});
});

test("GT4: on a page that two people share, each says it with their own voice", async () => {
  const fold = await replay(store, NOTE);
  const voices = new Map([
    [7, { author: ali.id }],
    [8, { author: sam.id }],
    [9, { author: sam.id, scribe: ali.id }],
  ]);
  const admitted = (client: number, who: Participant): unknown => {
    const doc = new Y.Doc();
    doc.clientID = client;
    doc.getMap("meanings").set(meaning(who, "1.0.1"), "words");
    const sender = {
      own: new Set([7, 8, 9]),
      voice: client,
      voiceOf: (each: number) => voices.get(each),
      originsOf: (range: CharRange) => [range],
      keptLines: () => "no-seal" as const,
      fullness: fold.fullness,
    };
    const result = admit(Y.encodeStateAsUpdate(doc), fold.doc, sender);
    return "refused" in result ? result.refused : "ok";
  };
  expect(admitted(8, sam)).toBe("ok");
  expect(admitted(8, ali)).toBe("foreign-voice");
  // What a scribe types could not be marked as such.
  expect(admitted(9, sam)).toBe("foreign-voice");
});
