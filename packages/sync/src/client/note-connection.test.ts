import { MemoryNoteStore } from "@ourwords/store";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import * as Y from "yjs";
import { Rooms } from "../server/rooms.ts";
import { ali, HandClock, HandPage, NOTE, page, person, sam, until } from "../testing/hand-page.ts";
import { MemoryLine } from "../testing/memory-network.ts";
import { connectNote, type NoteConnection } from "./note-connection.ts";
import type { NoteState } from "./note-state.ts";

let rooms: Rooms;
let clock: HandClock;
let line: MemoryLine;
let connection: NoteConnection;

/** Moves frames until it comes true. */
const flow = (condition: () => unknown): Promise<void> =>
  until(() => {
    line.up();
    line.down();
    return condition();
  });

const link = (): unknown => {
  const state = connection.state();
  return state.phase === "open" ? state.link : state.phase;
};

/** Dr Ali's page, on which Sam writes too, and Sam's turn. */
beforeEach(async () => {
  clock = new HandClock();
  rooms = new Rooms({ store: new MemoryNoteStore(), clock, random: Math.random, report: () => {} });
  await rooms.create(NOTE, ali);
  const who = { note: NOTE, participant: ali, page: page("c"), sharing: [sam] };
  line = new MemoryLine(rooms, who);
  connection = connectNote({
    url: "ws://memory",
    as: undefined,
    WebSocket: line.WebSocket,
    clock,
    ...who,
    sharing: [sam.id],
  });
  await flow(() => link() === "live");
  connection.speakAs(connection.voices[1]?.client ?? 0);
});

afterEach(async () => {
  connection.close();
  await rooms.close();
});

test("AU2: a page on which another voice speaks can be closed, twice too", () => {
  connection.close();
  expect(() => connection.close()).not.toThrow();
});

test("AU2, GT6: a page on which another voice speaks stops by itself when its update is too big, and keeps the voice", () => {
  const { clientID } = connection.doc;
  connection.doc.getText("big").insert(0, "x".repeat(300_000));
  expect(link()).toEqual({ refused: "frame-too-big" });
  expect(connection.doc.clientID).toBe(clientID);
});

test("AU2, GT5: whichever voice speaks, a page that comes back is here under its own id, and goes on as that voice", async () => {
  const [own, other] = connection.voices.map(({ client }) => client);
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  line.cut();
  line.mend();
  vi.runOnlyPendingTimers();
  vi.useRealTimers();
  await flow(() => link() === "live");
  expect([connection.awareness.clientID, connection.doc.clientID]).toEqual([own, other]);
  expect([...connection.awareness.getStates().keys()]).toEqual([own]);
});

const open = (of = connection): Extract<NoteState, { phase: "open" }> => {
  const state = of.state();
  if (state.phase !== "open") throw new Error("the note is not open");
  return state;
};

test("AU2: a page knows who writes on it, with which voices, and which of them speaks", () => {
  expect(open().writers).toEqual([ali.id, sam.id]);
  expect(open().voices.map(({ author }) => author)).toEqual([ali.id, sam.id]);
  expect(open().voice.author).toBe(sam.id);
  expect(() => connection.speakAs(7)).toThrow(RangeError);
});

test("GT5: both who share a page are here, and it is told whose hand writes", async () => {
  connection.writingIn("story");
  await flow(() => open().here.some(({ writing }) => writing === "story"));
  expect(open().here).toEqual([
    { participant: ali.id, writing: undefined },
    { participant: sam.id, writing: "story", speaking: connection.voices[1] },
  ]);
  const signed = new HandPage(rooms, ali, page("w"));
  await until(() => signed.welcome && signed.frames.some((frame) => frame[0] === 1));
  const said = new TextDecoder().decode(signed.frames.find((frame) => frame[0] === 1));
  expect(said).toContain(`"participant":"${ali.id}","sharing":["${sam.id}"],"speaking":{"author":"${sam.id}"}`);
});

/** Sam's own page, open too, and what moves the frames of both. */
async function withSams() {
  const who = { note: NOTE, participant: sam, page: page("t"), sharing: [] };
  const theirLine = new MemoryLine(rooms, who);
  const theirs = connectNote({ url: "ws://memory", as: undefined, WebSocket: theirLine.WebSocket, clock, ...who });
  const both = (condition: () => unknown): Promise<void> =>
    flow(() => {
      theirLine.up();
      theirLine.down();
      return condition();
    });
  await both(() => theirs.state().phase === "open" && open(theirs).here.length === 2);
  return { theirs, both };
}

test("GT5: a page that comes back knows at once who is here", async () => {
  const { theirs, both } = await withSams();
  const ids = (): readonly number[] => [...connection.awareness.getStates().keys()];
  await both(() => ids().includes(theirs.awareness.clientID));
  line.cut();
  line.mend();
  expect(ids()).not.toContain(theirs.awareness.clientID);
  connection.wake();
  await both(() => link() === "live");
  await both(() => ids().includes(theirs.awareness.clientID));
  theirs.close();
});

test("GT5: who has only opened the page is here for the others, and so is what they ask", async () => {
  const { theirs, both } = await withSams();
  connection.askToWriteDown(sam.id);
  await both(() => open(theirs).here.some(({ asks }) => asks === sam.id));
  expect(open(theirs).here.find(({ participant }) => participant === ali.id)?.asks).toBe(sam.id);
  connection.askToWriteDown(undefined);
  await both(() => open(theirs).here.every(({ asks }) => asks === undefined));
  theirs.close();
});

test("AU2: with Sam's yes there is a voice for Sam's words; when Sam takes it back while it speaks, the hand goes on as itself", async () => {
  const heard: string[] = [];
  connection.onVoice(() => heard.push(open().voice.author));
  const yes = connection.letScribe(sam.id, ali.id, true);
  await flow(() => open().scribes.length === 1);
  await flow(() => open().voices.length === 3);
  expect(await yes).toEqual({ ok: true });
  const down = open().voices[2];
  expect(down).toMatchObject({ author: sam.id, scribe: ali.id });
  connection.speakAs(down?.client ?? 0);
  expect(open().voice).toBe(down);
  const no = connection.letScribe(sam.id, ali.id, false);
  await flow(() => open().voices.length === 2);
  expect(await no).toEqual({ ok: true });
  expect(open().voice).toEqual(connection.voices[0]);
  expect(heard).toEqual([sam.id, ali.id]);
  const refused = connection.letScribe(sam.id, person("j", "Jo").id, true);
  await flow(() => !line.down());
  expect(await refused).toEqual({ ok: false, reason: "not-here" });
});

test("AU2: without a connection nothing is asked, and what was asked before the line went is answered, too", async () => {
  const asked = connection.check(sam.id, "mine", []);
  line.cut();
  expect(await asked).toEqual({ ok: false, reason: "offline" });
  expect(await connection.check(sam.id, "mine", [])).toEqual({ ok: false, reason: "offline" });
});

test("AU2: who no longer shares the page has no voice there, once what they wrote is saved", async () => {
  connection.doc.getXmlFragment("story").insert(0, [new Y.XmlElement("paragraph")]);
  const said = new Set<string>();
  connection.subscribe(() => said.add(open().save));
  line.share([]);
  connection.share([]);
  expect(link()).toBe("live");
  await flow(() => open().writers.length === 1 && link() === "live");
  expect(open().voices.map(({ author }) => author)).toEqual([ali.id]);
  expect(open().voice).toEqual(open().voices[0]);
  expect(open().save).toBe("saved");
  // SV2: that it connected anew was wanted, and no line was lost.
  expect([...said]).not.toContain("offline");
});

test("SV2: a page that connects anew for who shares it, and does not come back, says so", async () => {
  connection.share([]);
  expect(link()).toBe("lost");
  expect(open().save).toBe("saved");
  line.cut();
  await until(() => open().save === "offline");
});

test("a page that wakes connects at once, without waiting for the next try", async () => {
  line.cut();
  line.mend();
  expect(link()).toBe("lost");
  connection.wake();
  await flow(() => link() === "live");
});

test("a page that wakes keeps a line that answers", async () => {
  connection.wake();
  await until(() => {
    line.up();
    return line.down();
  });
  clock.move(10_000);
  expect(link()).toBe("live");
});

test("a page that wakes gives up a line that only looks alive, and connects anew", async () => {
  connection.wake();
  // Nothing goes through.
  clock.move(10_000);
  expect(link()).toBe("lost");
  await flow(() => link() === "live");
});

test("SV2: a line on which nothing is heard between two looks is asked, and given up when it does not answer", async () => {
  connection.close();
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const who = { note: NOTE, participant: ali, page: page("w"), sharing: [] };
  line = new MemoryLine(rooms, who);
  connection = connectNote({ url: "ws://memory", as: undefined, WebSocket: line.WebSocket, clock, ...who });
  await flow(() => link() === "live");
  vi.advanceTimersByTime(20_000);
  vi.advanceTimersByTime(20_000);
  expect(link()).toBe("live");
  // It answers.
  await until(() => {
    line.up();
    return line.down();
  });
  clock.move(3_000);
  expect(link()).toBe("live");
  // Nothing goes through from here on, and nobody wakes the page.
  vi.advanceTimersByTime(40_000);
  clock.move(3_000);
  expect(link()).toBe("lost");
  await flow(() => link() === "live");
});
