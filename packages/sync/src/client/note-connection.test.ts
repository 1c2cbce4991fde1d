import { MemoryNoteStore } from "@ourwords/store";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Rooms } from "../server/rooms.ts";
import { ali, HandClock, NOTE, page, sam, until } from "../testing/hand-page.ts";
import { MemoryLine } from "../testing/memory-network.ts";
import { connectNote, type NoteConnection } from "./note-connection.ts";

let rooms: Rooms;
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
  const clock = new HandClock();
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
