import {
  type CharRange,
  encodeAuthorship,
  encodePutBack,
  encodeSpeak,
  NO_AUTHORSHIP,
  LIMITS,
} from "@ourwords/protocol";
import { Ledger } from "@ourwords/authorship";
import { decodeAuthorship, encodeRequest, type Verdict } from "@ourwords/protocol";
import { MemoryNoteStore } from "@ourwords/store";
import { beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import type { NoteStore } from "../note-store.ts";
import { ali, HandClock, HandPage, NOTE, page, sam, until } from "../testing/hand-page.ts";
import { replay, shownWords } from "../testing/shown-words.ts";
import { NoteFold } from "./note-fold.ts";
import { Rooms } from "./rooms.ts";

// Sam looks at what Dr Ali wrote down for them, and says whether those are their words.

let store: NoteStore;
let rooms: Rooms;
let drAli: HandPage;
let sams: HandPage;

beforeEach(async () => {
  store = new MemoryNoteStore();
  rooms = new Rooms({ store, clock: new HandClock(), random: Math.random, report: () => {} });
  await rooms.create(NOTE, ali);
  drAli = await new HandPage(rooms, ali).open();
  sams = await new HandPage(rooms, sam).open();
  drAli.type("Dr Ali's own");
  await until(() => drAli.isAnswered);
  await sams.ask({ as: sam.id, kind: "scribe", scribe: ali.id, may: true });
  const client = drAli.voiceOf(sam, ali) ?? 0;
  drAli.session.receive(encodeSpeak(client));
  drAli.doc.clientID = client;
  drAli.type("I sleep badly. ");
  await until(() => drAli.isAnswered);
});

const check = (verdict: Verdict, ranges: readonly CharRange[], by = sams, as = sam.id): Promise<unknown> =>
  by.ask({ as, kind: "check", verdict, ranges });
const shown = async (): Promise<string[]> => shownWords(await replay(store, NOTE)).flat();
const written = (clock = 0, length = 15): CharRange => ({ client: drAli.voiceOf(sam, ali) ?? 0, clock, length });

/** As a page shows them: what it has of the text, and what it was told of it. */
function asTold(by: HandPage): string[] {
  const ledger = new Ledger();
  for (const frame of by.frames) {
    const facts = decodeAuthorship(frame);
    if (facts) ledger.learn(facts);
  }
  return shownWords({ doc: by.doc, ledger, participants: new Map([ali, sam].map((each) => [each.id, each])) }).flat();
}

test("AU16: what a scribe wrote is open until its author says yes, everybody is told, and so it stays on disk", async () => {
  expect(asTold(sams)).toEqual(["Sam (Dr Ali, open): I sleep badly. ", "Dr Ali: Dr Ali's own"]);
  expect(await check("mine", [written()])).toBeUndefined();
  const now = ["Sam (Dr Ali, mine): I sleep badly. ", "Dr Ali: Dr Ali's own"];
  for (const each of [drAli, sams]) expect(asTold(each)).toEqual(now);
  expect(await shown()).toEqual(now);
  const late = await new HandPage(rooms, ali, page("l")).open();
  expect(asTold(late)).toEqual(now);
});

test("AU16: the last word counts, also for a part", async () => {
  await check("mine", [written()]);
  await check("not-quite", [written(8, 5)]);
  expect((await shown()).slice(0, 3)).toEqual([
    "Sam (Dr Ali, mine): I sleep ",
    "Sam (Dr Ali, not-quite): badly",
    "Sam (Dr Ali, mine): . ",
  ]);
  await check("mine", [written(8, 5)]);
  expect((await shown())[0]).toBe("Sam (Dr Ali, mine): I sleep badly. ");
});

test("AU16: only the author says it: not the scribe, not with the author's name, and not of words of one's own hand", async () => {
  expect(await check("mine", [written()], drAli, ali.id)).toBe("not-yours");
  expect(await check("mine", [written()], drAli, sam.id)).toBe("not-yours");
  expect(await check("mine", [{ client: drAli.welcome?.voices[0].client ?? 0, clock: 0, length: 5 }])).toBe(
    "not-yours",
  );
  sams.type("x");
  await until(() => sams.isAnswered);
  expect(await check("mine", [{ client: sams.doc.clientID, clock: 0, length: 1 }])).toBe("not-yours");
  expect(await check("mine", [written(), { client: 1, clock: 0, length: 1 }])).toBe("not-yours");
  expect((await store.read(NOTE, 0)).some(({ kind }) => kind === "check")).toBe(false);
  expect((await shown())[1]).toBe("Sam (Dr Ali, open): I sleep badly. ");
});

test("AU16: of words that stand no more nothing is said, and of words that never were", async () => {
  sams.do(() => sams.line().delete(0, 8));
  await until(() => sams.isAnswered);
  expect(await check("mine", [written(0, 8)])).toBe("no-words");
  expect(await check("mine", [written(1_000_000, 5)])).toBe("no-words");
  expect(await check("mine", [])).toBe("no-words");
  expect(await check("mine", [written(0, Number.MAX_SAFE_INTEGER)])).toBeUndefined();
  expect((await shown())[0]).toBe("Sam (Dr Ali, mine): badly. ");
});

test("AU3, AU16: a copy is as checked as its original, whichever of the two was named", async () => {
  // Dr Ali moves the first line's words into a new line, as an editor does.
  drAli.do(() => {
    const line = drAli.line();
    line.delete(0, 15);
    const block = new Y.XmlElement("paragraph");
    drAli.doc.getXmlFragment("story").insert(1, [block]);
    block.insert(0, [new Y.XmlText("I sleep badly. ")]);
  });
  await until(() => drAli.isAnswered);
  expect(await shown()).toEqual(["Dr Ali: Dr Ali's own", "Sam (Dr Ali, open): I sleep badly. "]);
  await check("mine", [written()]);
  expect((await shown())[1]).toBe("Sam (Dr Ali, mine): I sleep badly. ");
  expect(asTold(drAli)[1]).toBe("Sam (Dr Ali, mine): I sleep badly. ");
});

test("AU8, AU16: words that were checked, taken out and put back are as checked as they were, also for who came in between", async () => {
  await check("mine", [written()]);
  const [own] = drAli.welcome?.voices ?? [];
  drAli.session.receive(encodeSpeak(own?.client ?? 0));
  drAli.do(() => drAli.line().delete(0, 15));
  await until(() => drAli.isAnswered && sams.takenOut.length > 0);
  const late = await new HandPage(rooms, ali, page("l")).open();
  sams.session.receive(encodePutBack(sams.takenOut[0]?.id ?? ""));
  await until(() => sams.takenOut.length === 0 && late.takenOut.length === 0);
  for (const each of [sams, late]) expect(asTold(each)).toContain("Sam (Dr Ali, mine): I sleep badly. ");
});

test("RM1, RM4: checks are the same live, from the log and from a snapshot", async () => {
  await check("mine", [written(0, 8)]);
  await check("not-quite", [written(8, 5)]);
  const cold = NoteFold.load(undefined, await store.read(NOTE, 0));
  const warm = NoteFold.load(cold.snapshot(), []);
  for (const fold of [cold, warm]) expect(shownWords(fold).flat()).toEqual(asTold(sams));
  expect(warm.ledger.whole()).toEqual(cold.ledger.whole());
});

test("AU16: to say the same again makes no row", async () => {
  await check("mine", [written()]);
  const before = await store.read(NOTE, 0);
  expect(await check("mine", [written()])).toBeUndefined();
  expect(await store.read(NOTE, 0)).toEqual(before);
});

test("GT1: a check of too many ranges is not done, and one that is none closes the page that sent it", async () => {
  const many = Array.from({ length: LIMITS.checkRanges + 1 }, () => written(0, 1));
  expect(await check("mine", many)).toBe("too-much");
  const bytes = encodeRequest({ n: 9, request: { as: sam.id, kind: "check", verdict: "mine", ranges: [] } });
  sams.session.receive(bytes.with(bytes.length - 2, 7));
  expect(sams.closed).toBe("bad-frame");
  expect(drAli.closed).toBeUndefined();
});

test("AU16: a page that sends facts instead of asking is closed", async () => {
  const forged = encodeAuthorship({ ...NO_AUTHORSHIP, checks: [{ ...written(), verdict: "mine" }] });
  drAli.session.receive(forged);
  expect(drAli.closed).toBe("unknown-message");
  expect((await shown())[0]).toBe("Sam (Dr Ali, open): I sleep badly. ");
});
