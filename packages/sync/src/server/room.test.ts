import { writeTemplate } from "@ourwords/note";
import {
  type CloseReason,
  decodeAuthorship,
  decodePeople,
  decodeStoring,
  encodeAwareness,
  encodeUpdate,
  FRAME,
  LIMITS,
  SERVER_CLIENT,
} from "@ourwords/protocol";
import { MemoryNoteStore } from "@ourwords/store";
import { beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import type { NoteStore } from "../note-store.ts";
import type { RoomEvent } from "../ports.ts";
import { ali, HandClock, HandPage, NOTE, page, sam, until } from "../testing/hand-page.ts";
import { encodePresence } from "./presence.ts";
import { Rooms } from "./rooms.ts";

let clock: HandClock;
let store: NoteStore;
let events: RoomEvent[];
let rooms: Rooms;

const start = (over: NoteStore): void => {
  store = over;
  events = [];
  clock = new HandClock();
  rooms = new Rooms({ store, clock, random: Math.random, report: (event) => events.push(event) });
};

beforeEach(async () => {
  start(new MemoryNoteStore());
  await rooms.create(NOTE, ali);
});

test("RM5: the template is written once, with the note", async () => {
  const rows = await store.read(NOTE, 0);
  expect(rows.map(({ kind }) => kind)).toEqual(["people", "edit"]);
  await expect(rooms.create(NOTE, ali)).rejects.toThrow("id already");
  const expected = new Y.Doc();
  writeTemplate(expected);
  const pages = await Promise.all(
    Array.from({ length: 4 }, (_, index) => new HandPage(rooms, ali, page(String(index))).open()),
  );
  for (const each of pages)
    expect(each.doc.getXmlFragment("plan").toJSON()).toBe(expected.getXmlFragment("plan").toJSON());
});

test("RM2, SV1: a word is on disk before the other side sees it and before it is said to be saved", async () => {
  const [one, two] = [await new HandPage(rooms, ali).open(), await new HandPage(rooms, sam).open()];
  const order: string[] = [];
  const append = store.append.bind(store);
  store.append = async (...args) => {
    const answer = await append(...args);
    order.push("on disk");
    return answer;
  };
  const send = two.frames.push.bind(two.frames);
  two.frames.push = (...frames) => {
    order.push("seen");
    return send(...frames);
  };
  one.type("hello");
  await until(() => one.saved === 1);
  expect(order).toEqual(["on disk", "seen"]);
  expect(two.story).toBe(one.story);
});

test("RM2: while the disk fails nobody sees a word, and it recovers by itself", async () => {
  const [one, two] = [await new HandPage(rooms, ali).open(), await new HandPage(rooms, sam).open()];
  const append = store.append.bind(store);
  store.append = () => Promise.reject(new Error("disk full"));
  one.type("kept");
  await until(() => events.some(({ kind }) => kind === "append-failed"));
  expect([one.saved, two.story.includes("kept")]).toEqual([undefined, false]);
  for (const each of [one, two]) expect(each.frames.map(decodeStoring).findLast((ok) => ok !== undefined)).toBe(false);
  store.append = append;
  clock.move(250);
  await until(() => one.saved === 1);
  expect(two.story).toContain("kept");
  for (const each of [one, two]) expect(each.frames.map(decodeStoring).findLast((ok) => ok !== undefined)).toBe(true);
  expect(events.map(({ kind }) => kind)).toEqual(["append-failed", "append-recovered"]);
});

test("RM3: when another server wrote, the room catches up, shows it, and does its work again", async () => {
  const [one, two] = [await new HandPage(rooms, ali).open(), await new HandPage(rooms, sam).open()];
  const other = new Rooms({ store, clock, random: Math.random, report: () => {} });
  const far = await new HandPage(other, ali, page("f")).open();
  far.type("far ");
  await until(() => far.saved === 1);
  one.type("near ");
  await until(() => one.saved === 1);
  for (const each of [one, two]) {
    expect(each.story).toContain("far ");
    expect(each.story).toContain("near ");
  }
});

test("RM5: a note that can't be read is an error, never an empty note", async () => {
  store.read = () => Promise.reject(new Error("broken row"));
  const one = new HandPage(rooms, ali);
  await until(() => one.closed);
  expect(one.closed).toBe("cannot-open");
  expect(one.frames).toEqual([]);
  expect(events.map(({ kind }) => kind)).toEqual(["load-failed"]);
  expect(rooms.size).toBe(0);
});

test("RM6: a room is let go 30 s after the last session, and whoever comes back in between stays", async () => {
  const one = await new HandPage(rooms, ali).open();
  one.session.left();
  clock.move(29_000);
  const two = await new HandPage(rooms, sam).open();
  clock.move(60_000);
  expect(rooms.size).toBe(1);
  two.session.left();
  clock.move(30_000);
  expect(rooms.size).toBe(0);
  const three = await new HandPage(rooms, ali, page("t")).open();
  expect(three.closed).toBeUndefined();
});

test("RM4: who joins is served without the text of what was deleted", async () => {
  const one = await new HandPage(rooms, ali).open();
  one.type("a secret that was taken back ");
  one.session.receive(encodeUpdate(one.edit(() => one.line().delete(0, 29))));
  await until(() => one.saved === 2);
  const two = await new HandPage(rooms, sam).open();
  expect(two.frames.some((frame) => Buffer.from(frame).includes("secret"))).toBe(false);
});

test("RM4: a snapshot and its tail give the same note as the log", async () => {
  const one = await new HandPage(rooms, ali).open();
  for (let index = 0; index < 600; index++) one.type(`${index} `);
  await until(() => one.saved === 600);
  await until(() => rooms.size === 1);
  await rooms.close();
  expect((await store.snapshot(NOTE))?.seq).toBeGreaterThan(500);
  rooms = new Rooms({ store, clock, random: Math.random, report: (event) => events.push(event) });
  const two = await new HandPage(rooms, sam).open();
  expect(two.story).toBe(one.story);
});

test("AU1: each page load has a voice of its own, and a page that comes back has the same", async () => {
  const one = await new HandPage(rooms, ali).open();
  const again = await new HandPage(rooms, ali).open();
  const other = await new HandPage(rooms, ali, page("o")).open();
  expect(one.closed).toBe("taken-over");
  expect(again.doc.clientID).toBe(one.doc.clientID);
  expect(other.doc.clientID).not.toBe(one.doc.clientID);
  expect([one, other].every(({ doc }) => doc.clientID > SERVER_CLIENT)).toBe(true);
});

test("AU1: a page name taken from somebody else gets a voice of its own", async () => {
  const one = await new HandPage(rooms, ali, page("q")).open();
  const thief = await new HandPage(rooms, sam, page("q")).open();
  expect(thief.doc.clientID).not.toBe(one.doc.clientID);
  expect(one.closed).toBeUndefined();
});

test("everybody is told when somebody new takes part", async () => {
  const one = await new HandPage(rooms, ali).open();
  await new HandPage(rooms, sam).open();
  await until(() => one.frames.some((frame) => decodePeople(frame)?.participants.some(({ name }) => name === "Sam")));
  expect(one.frames.some((frame) => decodeAuthorship(frame)?.voices.some(({ author }) => author === sam.id))).toBe(
    true,
  );
});

/** What a page may try, and the reason it is closed with. The other side must not notice. */
const attacks: readonly [
  name: string,
  reason: CloseReason,
  attempt: (page: HandPage, victim: HandPage) => Uint8Array,
][] = [
  [
    "GT2: an update under somebody else's voice",
    "foreign-voice",
    (from, victim) => {
      from.doc.clientID = victim.doc.clientID;
      return encodeUpdate(from.edit(() => from.line().insert(0, "I agree")));
    },
  ],
  [
    "GT2: an update under the server's voice",
    "foreign-voice",
    (from) => {
      from.doc.clientID = SERVER_CLIENT;
      return encodeUpdate(from.edit(() => from.line().insert(0, "I agree")));
    },
  ],
  [
    "GT2: a gap in the voice's clock",
    "bad-update",
    (from) => {
      from.edit(() => from.line().insert(0, "lost"));
      return encodeUpdate(from.edit(() => from.line().insert(0, "late")));
    },
  ],
  [
    "GT2: a deletion of what does not exist yet",
    "bad-update",
    (_, victim) => encodeUpdate(deletion(victim.doc.clientID, 0, 1_000)),
  ],
  ["GT1: bytes that are no update", "bad-update", () => encodeUpdate(new Uint8Array([9, 9, 9]))],
  ["GT1: a frame cut short", "bad-frame", () => new Uint8Array([0, 2, 50, 1])],
  ["GT1: a message type that does not exist", "unknown-message", () => new Uint8Array([77])],
  [
    "GT3: a mark that the schema does not know",
    "unknown-content",
    (from) => encodeUpdate(from.edit(() => from.line().insert(0, "red", { color: {} }))),
  ],
  [
    "GT3: a node that the schema does not know",
    "unknown-content",
    (from) => encodeUpdate(from.edit(() => from.doc.getXmlFragment("story").push([new Y.XmlElement("script")]))),
  ],
  [
    "GT3: text beside the blocks, which no editor could open",
    "unknown-content",
    (from) => encodeUpdate(from.edit(() => from.doc.getXmlFragment("story").push([new Y.XmlText("raw")]))),
  ],
  [
    "GT3: a heading of level 9",
    "unknown-content",
    (from) =>
      encodeUpdate(
        from.edit(() => {
          const heading = new Y.XmlElement("heading");
          heading.setAttribute("level", "9");
          from.doc.getXmlFragment("story").push([heading]);
        }),
      ),
  ],
  [
    "GT3: a line in no language there could be",
    "unknown-content",
    (from) =>
      encodeUpdate(
        from.edit(() => {
          const line = new Y.XmlElement("paragraph");
          line.setAttribute("lang", 'en" onclick="');
          from.doc.getXmlFragment("story").push([line]);
        }),
      ),
  ],
  [
    "GT3: a root that is not the note's",
    "bad-update",
    (from) => encodeUpdate(from.edit(() => from.doc.getMap("elsewhere").set("a", 1))),
  ],
  ["GT5: presence that is none", "bad-presence", () => encodeAwareness(new Uint8Array([1, 2]))],
  [
    "GT5: presence in two names",
    "bad-presence",
    () =>
      encodeAwareness(
        encodePresence([
          { id: 7, clock: 1, state: {} },
          { id: 8, clock: 1, state: {} },
        ]),
      ),
  ],
  [
    "GT5: presence under an id that somebody else holds",
    "bad-presence",
    (_, victim) => {
      const id = victim.doc.clientID;
      victim.session.receive(encodeAwareness(encodePresence([{ id, clock: 1, state: {} }])));
      return encodeAwareness(encodePresence([{ id, clock: 9, state: null }]));
    },
  ],
];

function deletion(client: number, clock: number, length: number): Uint8Array {
  const other = new Y.Doc();
  other.clientID = client;
  other.getText().insert(0, "x".repeat(clock + length));
  const before = Y.encodeStateVector(other);
  other.getText().delete(clock, length);
  return Y.encodeStateAsUpdate(other, before);
}

for (const [name, reason, attempt] of attacks) {
  test(`${name} closes that connection only`, async () => {
    const [attacker, victim] = [await new HandPage(rooms, ali).open(), await new HandPage(rooms, sam).open()];
    const before = victim.story;
    attacker.session.receive(attempt(attacker, victim));
    await until(() => attacker.closed);
    expect(attacker.closed).toBe(reason);
    victim.type("still here ");
    await until(() => victim.saved === 1);
    expect(victim.closed).toBeUndefined();
    expect(victim.story).toBe(before.replace("<paragraph>", "<paragraph>still here "));
    const witness = await new HandPage(rooms, sam, page("w")).open();
    expect(witness.story).toBe(victim.story);
  });
}

test("GT5: the server says whose presence it is, and drops what else a page says of itself", async () => {
  const [one, two] = [await new HandPage(rooms, ali).open(), await new HandPage(rooms, sam).open()];
  one.session.receive(
    encodeAwareness(
      encodePresence([
        { id: one.doc.clientID, clock: 1, state: { participant: sam.id, user: { name: "Sam" }, writing: "story" } },
      ]),
    ),
  );
  const shown = two.frames
    .filter((frame) => frame[0] === FRAME.awareness)
    .map((frame) => Buffer.from(frame).toString());
  expect(shown.at(-1)).toContain(ali.id);
  expect(shown.at(-1)).not.toContain(sam.id);
  expect(shown.at(-1)).not.toContain("user");
});

test("GT6: too many pages of one person are refused, the others stay", async () => {
  const pages: HandPage[] = [];
  for (let index = 0; index < LIMITS.connections; index++)
    pages.push(await new HandPage(rooms, ali, page(String(index))).open());
  const extra = new HandPage(rooms, ali, page("x"));
  expect(extra.closed).toBe("too-many-pages");
  expect(pages.every(({ closed }) => closed === undefined)).toBe(true);
});

test("RM2: closing flushes what is in line, then tells everybody", async () => {
  const one = await new HandPage(rooms, ali).open();
  for (let index = 0; index < 100; index++) one.type("x");
  await rooms.close();
  expect(one.saved).toBe(100);
  expect(one.closed).toBe("server-stopping");
});
