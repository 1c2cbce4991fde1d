import { MemoryNoteStore } from "@ourwords/store";
import type { PageId, Participant } from "@ourwords/protocol";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { Rooms } from "../../server/rooms.ts";
import { ali, HandClock, HandPage, NOTE, page, person, sam, until } from "../../testing/hand-page.ts";
import { MemoryLine } from "../../testing/memory-network.ts";
import { MemoryLocks, MemoryOutboxStore, turningSealer } from "../../testing/memory-outbox.ts";
import type { LineOptions } from "../line-options.ts";
import { connectNote, type NoteConnection } from "../note-connection.ts";
import { EarlierPages } from "./earlier-pages.ts";
import { KeptOutbox } from "./kept-outbox.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
console.log(`earlier pages seed ${seed}`);

let rooms: Rooms;
let clock: HandClock;
let device: Device;

/** What one device holds: its outbox, and which of its tabs live. */
class Device {
  readonly store = new MemoryOutboxStore();
  readonly locks = new MemoryLocks();
  readonly #who: Participant;
  readonly sealer = turningSealer(0x5a);

  constructor(who: Participant) {
    this.#who = who;
  }

  options(name: PageId, line: MemoryLine, sharing: readonly Participant[] = []): LineOptions {
    const WebSocket = line.WebSocket;
    const ids = sharing.map(({ id }) => id);
    return { url: "ws://memory", note: NOTE, as: this.#who.id, page: name, sharing: ids, WebSocket, clock };
  }

  line(name: PageId, sharing: readonly Participant[] = []): MemoryLine {
    return new MemoryLine(rooms, { note: NOTE, participant: this.#who, page: name, sharing });
  }

  /** A tab that is open and keeps what it writes. */
  async tab(name: PageId, sharing: readonly Participant[] = []): Promise<Tab> {
    const line = this.line(name, sharing);
    const connection = connectNote(this.options(name, line, sharing));
    const tab = new Tab(name, line, connection, this);
    await this.locks.port.hold(name);
    await tab.flow(() => connection.state().phase === "open");
    const ids = sharing.map(({ id }) => id);
    tab.outbox = new KeptOutbox({
      page: name,
      sharing: () => ids,
      store: this.store,
      sealer: this.sealer,
      refused: () => (tab.isRefused = true),
    });
    connection.keepUnsaved(tab.outbox);
    return tab;
  }

  /** What a new tab does for those that are gone; `line` is what its courier for `gone` goes by. */
  earlier(gone: PageId, sharing: readonly Participant[] = []): { earlier: EarlierPages; line: MemoryLine } {
    const line = this.line(gone, sharing);
    const ports = { store: this.store, sealer: this.sealer, locks: this.locks.port };
    return { line, earlier: new EarlierPages(this.options(page("n"), line), ports) };
  }
}

class Tab {
  readonly name: PageId;
  readonly line: MemoryLine;
  readonly connection: NoteConnection;
  readonly #device: Device;
  outbox: KeptOutbox | undefined;
  isRefused = false;

  constructor(name: PageId, line: MemoryLine, connection: NoteConnection, of: Device) {
    this.name = name;
    this.line = line;
    this.connection = connection;
    this.#device = of;
  }

  async flow(condition: () => unknown): Promise<void> {
    await until(() => {
      this.line.up();
      this.line.down();
      return condition();
    });
  }

  /** At the end of the story's first line. */
  type(letters: string): void {
    const block = this.connection.doc.getXmlFragment("story").get(0);
    const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
    if (!(text instanceof Y.XmlText)) throw new Error("the story has no line");
    text.insert(text.length, letters);
  }

  /** The tab is gone, as after a crash: nothing more is sent, nothing said. */
  async crash(): Promise<void> {
    await this.outbox?.settled();
    this.line.cut();
    this.connection.close();
    this.#device.locks.gone(this.name);
  }
}

const storyOf = async (): Promise<string> => {
  const reader = await new HandPage(rooms, person("r", "Reader"), page("r")).open();
  const text = reader.line().toJSON();
  reader.session.left();
  return text;
};

beforeEach(async () => {
  clock = new HandClock();
  rooms = new Rooms({ store: new MemoryNoteStore(), clock, random: Math.random, report: () => {} });
  await rooms.create(NOTE, ali);
  device = new Device(ali);
});

afterEach(() => rooms.close());

/** Lets a courier work until nothing is on its way any more. */
const brought = (earlier: EarlierPages, line: MemoryLine): Promise<void> =>
  until(() => {
    line.up();
    line.down();
    clock.move(500);
    return device.store.size === 0 || earlier.state().stranded.length > 0;
  });

test("SV3, GT2: what a tab wrote without a connection is brought after its crash, as the same person's, and then forgotten on the device", async () => {
  const tab = await device.tab(page("c"), [sam]);
  tab.line.cut();
  tab.type("Offline ");
  tab.connection.speakAs(tab.connection.voices[1]?.client ?? 0);
  tab.type("words");
  const voices = tab.connection.voices.map(({ client }) => client);
  await tab.crash();
  expect(device.store.size).toBe(2);
  expect(await storyOf()).toBe("");
  const { earlier, line } = device.earlier(tab.name, [sam]);
  await earlier.look();
  await until(() => earlier.state().waiting === 2);
  await brought(earlier, line);
  expect(earlier.state()).toEqual({ waiting: 0, stranded: [] });
  expect(await storyOf()).toBe("Offline words");
  const reader = await new HandPage(rooms, person("q", "Q"), page("q")).open();
  const { store } = reader.doc;
  expect(voices.map((client) => (store.clients.get(client)?.length ?? 0) > 0)).toEqual([true, true]);
});

test("SV3: what is answered is not on the device any more, and in peace hardly anything ever is", async () => {
  const tab = await device.tab(page("c"));
  for (const letter of "in peace") {
    tab.type(letter);
    await tab.flow(() => tab.connection.state().phase === "open");
  }
  await tab.flow(() => {
    const state = tab.connection.state();
    return state.phase === "open" && state.save === "saved";
  });
  await tab.outbox?.settled();
  expect(device.store.size).toBe(0);
  tab.connection.close();
});

test("SV3: a tab that lives keeps its own, and only once it is gone another brings it", async () => {
  const tab = await device.tab(page("c"));
  tab.line.cut();
  tab.type("mine");
  await tab.outbox?.settled();
  const { earlier, line } = device.earlier(tab.name);
  await earlier.look();
  await until(() => device.store.size === 1);
  expect(earlier.state().waiting).toBe(0);
  expect(tab.connection.state()).toMatchObject({ phase: "open", save: "offline" });
  await tab.crash();
  await brought(earlier, line);
  expect(await storyOf()).toBe("mine");
});

test("SV3: two tabs that come back bring it once", async () => {
  const tab = await device.tab(page("c"));
  tab.line.cut();
  tab.type("once");
  await tab.crash();
  const [one, two] = [device.earlier(tab.name), device.earlier(tab.name)];
  await Promise.all([one.earlier.look(), two.earlier.look()]);
  await until(() => one.earlier.state().waiting + two.earlier.state().waiting === 1);
  await brought(one.earlier, one.line);
  await until(() => one.earlier.state().waiting + two.earlier.state().waiting === 0);
  expect(await storyOf()).toBe("once");
});

test("SV3: another's key opens nothing: nothing is shown and nothing is lost for whose it is", async () => {
  const tab = await device.tab(page("c"));
  tab.line.cut();
  tab.type("private");
  await tab.crash();
  const line = device.line(tab.name);
  const ports = { store: device.store, sealer: turningSealer(0x33), locks: device.locks.port };
  const other = new EarlierPages(device.options(page("o"), line), ports);
  await other.look();
  await until(() => other.state().waiting === 0);
  expect(other.state()).toEqual({ waiting: 0, stranded: [] });
  expect(device.store.size).toBe(1);
  other.close();
  const { earlier, line: own } = device.earlier(tab.name);
  await earlier.look();
  await until(() => earlier.state().waiting === 1);
  await brought(earlier, own);
  expect(await storyOf()).toBe("private");
});

test("GT2, GT6: what the note refuses stays on the device with its words and the reason, can be tried again, and thrown away", async () => {
  const tab = await device.tab(page("c"), [sam]);
  tab.line.cut();
  tab.type("kept ");
  tab.connection.speakAs(tab.connection.voices[1]?.client ?? 0);
  tab.type("refused");
  await tab.crash();
  // Sam no longer shares the page: that voice is not given out any more.
  const { earlier, line } = device.earlier(tab.name, []);
  await earlier.look();
  await until(() => earlier.state().waiting === 2);
  await brought(earlier, line);
  expect(earlier.state().stranded).toEqual([{ page: tab.name, reason: "foreign-voice", words: "refused" }]);
  expect(device.store.size).toBe(1);
  expect(await storyOf()).toBe("kept ");
  // Sam is back.
  line.share([sam]);
  earlier.retry(tab.name);
  await until(() => earlier.state().waiting === 1);
  await brought(earlier, line);
  expect(await storyOf()).toBe("kept refused");
  expect(earlier.state()).toEqual({ waiting: 0, stranded: [] });
});

test("SV3: what was refused and is thrown away is gone from the device, and from there only", async () => {
  const tab = await device.tab(page("c"), [sam]);
  tab.line.cut();
  tab.connection.speakAs(tab.connection.voices[1]?.client ?? 0);
  tab.type("refused");
  await tab.crash();
  const { earlier, line } = device.earlier(tab.name, []);
  await earlier.look();
  await until(() => earlier.state().waiting === 1);
  await brought(earlier, line);
  await earlier.throwAway(tab.name);
  expect(device.store.size).toBe(0);
  expect(earlier.state()).toEqual({ waiting: 0, stranded: [] });
});

test("SV3: a device with no more room says so once, and what lies there is a beginning without a gap", async () => {
  const tab = await device.tab(page("c"));
  tab.line.cut();
  device.store.room = 3;
  for (const letter of "abcdef") {
    tab.type(letter);
    await tab.outbox?.settled();
  }
  expect(tab.isRefused).toBe(true);
  await tab.crash();
  const { earlier, line } = device.earlier(tab.name);
  await earlier.look();
  await until(() => earlier.state().waiting === 3);
  await brought(earlier, line);
  expect(await storyOf()).toBe("abc");
});

test("SV1, SV3: whatever the line does before a crash and after it, every letter is in the note once and in its place", async () => {
  const step = fc.constantFrom("type", "type", "type", "up", "down", "cut", "mend", "settle");
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.array(step, { maxLength: 20 }), async (before, after) => {
      rooms = new Rooms({ store: new MemoryNoteStore(), clock, random: Math.random, report: () => {} });
      await rooms.create(NOTE, ali);
      device = new Device(ali);
      const tab = await device.tab(page("c"));
      let typed = "";
      for (const each of before) {
        if (each === "type") {
          const letter = String.fromCharCode(97 + (typed.length % 26));
          tab.type(letter);
          typed += letter;
        } else if (each === "up") tab.line.up();
        else if (each === "down") tab.line.down();
        else if (each === "cut") tab.line.cut();
        else if (each === "settle") await tab.outbox?.settled();
        else {
          tab.line.mend();
          tab.connection.wake();
        }
      }
      await tab.crash();
      const { earlier, line } = device.earlier(tab.name);
      await earlier.look();
      for (const each of after) {
        if (each === "up") line.up();
        else if (each === "down") line.down();
        else if (each === "cut") line.cut();
        else if (each === "mend") line.mend();
        else await new Promise((resolve) => setImmediate(resolve));
      }
      line.mend();
      await brought(earlier, line);
      expect(earlier.state().stranded).toEqual([]);
      expect(await storyOf()).toBe(typed);
      earlier.close();
      await rooms.close();
    }),
    { seed, numRuns: 60 },
  );
});
