import { encodeSpeak } from "@ourwords/protocol";
import { MemoryNoteStore } from "@ourwords/store";
import { beforeEach, expect, test } from "vitest";
import type { NoteStore } from "../note-store.ts";
import { ali, HandClock, HandPage, NOTE, page, person, sam, until } from "../testing/hand-page.ts";
import { replay, shownWords } from "../testing/shown-words.ts";
import { NoteFold } from "./note-fold.ts";
import { Rooms } from "./rooms.ts";

// Who writes down whose words: only with that person's own yes, and no longer than they want it.

const jo = person("j", "Jo");
let clock: HandClock;
let store: NoteStore;
let rooms: Rooms;
let drAli: HandPage;
let sams: HandPage;

beforeEach(async () => {
  clock = new HandClock();
  store = new MemoryNoteStore();
  rooms = new Rooms({ store, clock, random: Math.random, report: () => {} });
  await rooms.create(NOTE, ali);
  drAli = await new HandPage(rooms, ali).open();
  sams = await new HandPage(rooms, sam).open();
});

const shown = async (): Promise<string[][]> => shownWords(await replay(store, NOTE));
const allow = (by: HandPage, may: boolean, scribe = ali.id): Promise<unknown> =>
  by.ask({ as: sam.id, kind: "scribe", scribe, may });

/** Dr Ali writes down Sam's words with the voice that is for it. */
async function writeDown(text: string, by = drAli): Promise<void> {
  speakForSam(by);
  by.type(text);
  await until(() => by.isAnswered);
}

function speakForSam(by = drAli): number {
  const client = by.voiceOf(sam, ali);
  if (client === undefined) throw new Error("there is no such voice");
  by.session.receive(encodeSpeak(client));
  by.doc.clientID = client;
  return client;
}

test("AU2: without Sam's yes there is no voice that writes down Sam's words", () => {
  expect(drAli.voices).toEqual([{ client: drAli.doc.clientID, author: ali.id }]);
  expect(drAli.scribes).toEqual([]);
});

test("AU2: Sam says yes on their own device, and Dr Ali's open page has the voice at once", async () => {
  expect(await allow(sams, true)).toBeUndefined();
  expect(drAli.scribes).toEqual([{ author: sam.id, scribe: ali.id }]);
  await writeDown("I sleep badly");
  expect(await shown()).toEqual([["Sam (Dr Ali, open): I sleep badly"]]);
});

test("AU2: Sam says yes at the keyboard they share, and writes in their own words there too", async () => {
  const both = await new HandPage(rooms, ali, page("b"), { sharing: [sam] }).open();
  expect(both.welcome?.writers).toEqual([ali.id, sam.id]);
  expect(await allow(both, true)).toBeUndefined();
  expect(both.voices.map(({ author, scribe }) => [author, scribe])).toEqual([
    [ali.id, undefined],
    [sam.id, undefined],
    [sam.id, ali.id],
  ]);
  await writeDown("I sleep badly", both);
  expect(await shown()).toEqual([["Sam (Dr Ali, open): I sleep badly"]]);
});

test("AU2: whoever comes later, and comes back, has the same voice for Sam's words again", async () => {
  await allow(sams, true);
  const client = drAli.voiceOf(sam, ali);
  drAli.session.left();
  const again = await new HandPage(rooms, ali).open();
  expect(again.welcome?.voices.map((voice) => voice.client)).toEqual([drAli.doc.clientID, client]);
  expect(again.welcome?.scribes).toEqual([{ author: sam.id, scribe: ali.id }]);
  const other = await new HandPage(rooms, ali, page("o")).open();
  expect(other.voiceOf(sam, ali)).not.toBe(client);
  expect(other.voiceOf(sam, ali)).toBeDefined();
});

test("AU2: nobody says yes for Sam: not Dr Ali, not with Sam's name, and not for a page on which Sam does not write", async () => {
  expect(await allow(drAli, true)).toBe("not-yours");
  const joPage = await new HandPage(rooms, jo).open();
  expect(await allow(joPage, true, jo.id)).toBe("not-yours");
  expect(sams.scribes).toEqual([]);
  expect((await store.read(NOTE, 0)).filter(({ kind }) => kind === "check")).toEqual([]);
});

test("AU2: who is not in the note, or is oneself, writes nothing down", async () => {
  expect(await allow(sams, true, jo.id)).toBe("not-here");
  expect(await allow(sams, true, sam.id)).toBe("not-here");
});

test("AU2, GT2: a scribe's voice can't be made up", async () => {
  await allow(sams, true);
  const client = drAli.voiceOf(sam, ali);
  const joPage = await new HandPage(rooms, jo).open();
  joPage.doc.clientID = client ?? 0;
  joPage.type("I agree");
  await until(() => joPage.closed);
  expect(joPage.closed).toBe("foreign-voice");
  expect(await shown()).toEqual([[]]);
});

test("AU2: when Sam takes it back, what was typed in that moment is kept, and nothing later", async () => {
  await allow(sams, true);
  await writeDown("before ");
  await allow(sams, false);
  expect(drAli.voices).toEqual([{ client: drAli.welcome?.voices[0].client, author: ali.id }]);
  await writeDownLate("in that moment ");
  expect(drAli.closed).toBeUndefined();
  clock.move(2_000);
  await writeDownLate("later ");
  expect(drAli.closed).toBe("scribe-ended");
  expect(await shown()).toEqual([["Sam (Dr Ali, open): in that moment before "]]);
});

test("AU2: after the end nothing is taken out in Sam's name either, and the voice can't be taken up again", async () => {
  await allow(sams, true);
  await writeDown("mine");
  const client = drAli.doc.clientID;
  await allow(sams, false);
  clock.move(2_000);
  drAli.do(() => drAli.line().delete(0, 4));
  await until(() => drAli.closed);
  expect(drAli.closed).toBe("scribe-ended");
  const again = await new HandPage(rooms, ali).open();
  again.session.receive(encodeSpeak(client));
  expect(again.closed).toBe("scribe-ended");
  expect(await shown()).toEqual([["Sam (Dr Ali, open): mine"]]);
});

test("AU2: a yes that is said again holds, also when the moment after the no has not passed", async () => {
  await allow(sams, true);
  await allow(sams, false);
  await allow(sams, true);
  clock.move(5_000);
  await writeDown("still");
  expect(drAli.closed).toBeUndefined();
  expect(await shown()).toEqual([["Sam (Dr Ali, open): still"]]);
});

test("AU8: what the scribe takes out of Sam's own words while writing for Sam shows as the scribe's doing", async () => {
  sams.type("Sam's own");
  await until(() => sams.isAnswered);
  await allow(sams, true);
  speakForSam();
  drAli.do(() => drAli.line().delete(0, 5));
  await until(() => drAli.isAnswered);
  expect((await replay(store, NOTE)).takenOut().map(({ by, of, text }) => [by, of, text])).toEqual([
    [ali.id, sam.id, "Sam's"],
  ]);
});

test("AU8: a slip of who writes down leaves no mark, until its author has looked at it", async () => {
  await allow(sams, true);
  await writeDown("I sleep badly");
  const client = drAli.doc.clientID;
  drAli.do(() => drAli.line().delete(11, 2));
  await until(() => drAli.isAnswered);
  expect((await replay(store, NOTE)).takenOut()).toEqual([]);
  await sams.ask({ as: sam.id, kind: "check", verdict: "mine", ranges: [{ client, clock: 0, length: 7 }] });
  drAli.do(() => drAli.line().delete(0, 11));
  await until(() => drAli.isAnswered);
  expect((await replay(store, NOTE)).takenOut().map(({ by, of, text }) => [by, of, text])).toEqual([
    [ali.id, sam.id, "I sleep"],
  ]);
});

test("AU2: who is taken out of the note writes nothing down any more, also once they are back", async () => {
  await allow(sams, true);
  await rooms.people(NOTE, [{ ...ali, access: "none" }]);
  expect(sams.scribes).toEqual([]);
  await rooms.people(NOTE, [ali]);
  expect(sams.scribes).toEqual([]);
  expect(drAli.voiceOf(sam, ali)).toBeUndefined();
});

test("RM1, RM4: who may write down whose words is the same live, from the log and from a snapshot", async () => {
  await allow(sams, true);
  await writeDown("one");
  const rows = await store.read(NOTE, 0);
  const cold = NoteFold.load(undefined, rows);
  const warm = NoteFold.load(cold.snapshot(), []);
  for (const fold of [cold, warm]) {
    expect(fold.scribes).toEqual(sams.scribes);
    expect(shownWords(fold)).toEqual([["Sam (Dr Ali, open): one"]]);
  }
});

test("RM3: a no that another server heard ends the voice here", async () => {
  await allow(sams, true);
  const other = new Rooms({ store, clock, random: Math.random, report: () => {} });
  const far = await new HandPage(other, sam, page("f")).open();
  expect(await allow(far, false)).toBeUndefined();
  sams.type("something");
  await until(() => sams.isAnswered && drAli.voiceOf(sam, ali) === undefined);
  expect(sams.scribes).toEqual([]);
});

/** Goes on with the voice that spoke, whatever the page was told. */
async function writeDownLate(text: string): Promise<void> {
  drAli.type(text);
  await until(() => drAli.isAnswered);
}
