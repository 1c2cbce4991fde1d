import { randomBytes } from "node:crypto";
import { isNoteId, type NoteId } from "@ourwords/protocol";
import type { LogRow, NewRow, NoteStore } from "@ourwords/sync";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

/** A store under test, and what ends it as its process would end. */
export interface OpenStore {
  readonly store: NoteStore;
  /** Closes the store and all it stands on. */
  readonly close: () => Promise<void>;
}

/** The seed of the property; fast-check prints it again, with the shrunk case, when it fails. */
const SEED = 20261123;

/** What every `NoteStore` promises. `open` twice with one place finds what was written there before. */
export function noteStoreContract(name: string, open: (place: string) => Promise<OpenStore>): void {
  const withStore = async (work: (store: NoteStore, note: NoteId) => Promise<void>): Promise<void> => {
    const { store, close } = await open(newNoteId());
    try {
      await work(store, newNoteId());
    } finally {
      await close();
    }
  };

  describe(`${name} keeps the contract of a note store`, () => {
    test("RM1 rows come back as they were appended, byte for byte, numbered from 1", () =>
      withStore(async (store, note) => {
        const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);
        const rows = [row(1, everyByte), row(2, new Uint8Array(), "people"), row(2 ** 32 - 1, new Uint8Array(300_000))];
        expect(await store.append(note, 0, rows)).toBe("ok");
        expect(await store.read(note, 0)).toEqual(numbered(rows, 1));
        expect(await store.read(note, 2)).toEqual(numbered(rows, 1).slice(2));
        expect(await store.read(note, 3)).toEqual([]);
        expect(await store.read(note, 1, 1)).toEqual(numbered(rows, 1).slice(1, 2));
      }));

    test("RM1 bytes that the caller changes later are not the bytes on disk", () =>
      withStore(async (store, note) => {
        const update = new Uint8Array([1, 2, 3]);
        const appended = store.append(note, 0, [row(7, update)]);
        update.fill(9);
        await appended;
        const [read] = await store.read(note, 0);
        expect(read?.update).toEqual(new Uint8Array([1, 2, 3]));
        read?.update.fill(9);
        expect((await store.read(note, 0))[0]?.update).toEqual(new Uint8Array([1, 2, 3]));
      }));

    test("RM1 notes do not know of each other", () =>
      withStore(async (store, note) => {
        const other = newNoteId();
        expect(await Promise.all([store.append(note, 0, [row(1)]), store.append(other, 0, [row(2)])])).toEqual([
          "ok",
          "ok",
        ]);
        expect((await store.read(note, 0)).map(({ voice }) => voice)).toEqual([1]);
        expect((await store.read(other, 0)).map(({ voice }) => voice)).toEqual([2]);
      }));

    test("RM3 an append that expects another last row is behind and writes nothing", () =>
      withStore(async (store, note) => {
        expect(await store.append(note, 1, [row(1)])).toBe("behind");
        expect(await store.read(note, 0)).toEqual([]);
        expect(await store.append(note, 0, [row(1), row(2)])).toBe("ok");
        for (const expected of [0, 1, 3]) expect(await store.append(note, expected, [row(3)])).toBe("behind");
        expect(await store.read(note, 0)).toHaveLength(2);
      }));

    test("RM3 of appends that race for one place exactly one wins, and the others do not suffer for it", () =>
      withStore(async (store, note) => {
        const other = newNoteId();
        const racing = Array.from({ length: 20 }, (_, index) => store.append(note, 0, [row(index + 1)]));
        const bystander = store.append(other, 0, [row(1)]);
        const answers = await Promise.all(racing);
        expect(answers.filter((answer) => answer === "ok")).toHaveLength(1);
        expect(await bystander).toBe("ok");
        const [kept] = await store.read(note, 0);
        expect(answers[Number(kept?.voice) - 1]).toBe("ok");
      }));

    test("RM7 appends that do not wait for each other are all kept, in order", () =>
      withStore(async (store, note) => {
        const answers = Array.from({ length: 300 }, (_, seq) => store.append(note, seq, [row(seq + 1)]));
        expect(new Set(await Promise.all(answers))).toEqual(new Set(["ok"]));
        expect((await store.read(note, 0)).map(({ voice }) => voice)).toEqual(
          Array.from({ length: 300 }, (_, i) => i + 1),
        );
      }));

    test("RM5 reading after a row that is not there is an error, never an empty answer", () =>
      withStore(async (store, note) => {
        await store.append(note, 0, [row(1)]);
        await expect(store.read(note, 5)).rejects.toMatchObject({ name: "BrokenLogError", note, seq: 5 });
      }));

    test("RM4 the newest snapshot is kept, whatever the order they come in", () =>
      withStore(async (store, note) => {
        expect(await store.snapshot(note)).toBeUndefined();
        await store.append(note, 0, [row(1), row(2)]);
        await store.putSnapshot(note, { seq: 2, state: new Uint8Array([2]) });
        await store.putSnapshot(note, { seq: 1, state: new Uint8Array([1]) });
        expect(await store.snapshot(note)).toEqual({ seq: 2, state: new Uint8Array([2]) });
        expect(await store.read(note, 0)).toHaveLength(2);
      }));

    test("RM7 closing writes what waits; a closed store refuses, and closing again is nothing", async () => {
      const place = newNoteId();
      const note = newNoteId();
      const first = await open(place);
      const waiting = Array.from({ length: 200 }, (_, seq) => first.store.append(note, seq, [row(seq + 1)]));
      await first.close();
      await first.store.close();
      expect(new Set(await Promise.all(waiting))).toEqual(new Set(["ok"]));
      await expect(first.store.append(note, 200, [row(1)])).rejects.toThrow("closed");
      const second = await open(place);
      expect(await second.store.read(note, 0)).toHaveLength(200);
      await second.close();
    });

    test(`RM1 RM3 whatever is done to it, it is the log it says it is (seed ${SEED})`, async () => {
      let kept = 0;
      await fc.assert(
        fc.asyncProperty(steps, async (steps) => {
          kept += await runAgainstOracle(steps, open);
        }),
        { seed: SEED, numRuns: 60 },
      );
      expect(kept).toBeGreaterThan(200);
    });
  });
}

type Step =
  | {
      readonly do: "race";
      readonly note: 0 | 1;
      readonly appends: readonly { offset: number; rows: readonly NewRow[] }[];
    }
  | { readonly do: "snapshot"; readonly note: 0 | 1; readonly state: Uint8Array }
  | { readonly do: "reopen" };

const bytes = fc.uint8Array({ maxLength: 40 });
const aNote = fc.constantFrom(0 as const, 1 as const);
const aRow: fc.Arbitrary<NewRow> = fc.record({
  kind: fc.constantFrom("edit", "mend", "check", "people", "seal"),
  voice: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
  at: fc.integer({ min: 0, max: 8.64e15 }),
  update: bytes,
  trace: bytes,
});
const anAppend = fc.record({
  offset: fc.constantFrom(0, 0, 0, 1, -1),
  rows: fc.array(aRow, { minLength: 1, maxLength: 5 }),
});
const steps = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ do: fc.constant("race"), note: aNote, appends: fc.array(anAppend, { maxLength: 4 }) }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("snapshot"), note: aNote, state: bytes }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("reopen") }) },
  ),
  { maxLength: 25 },
) satisfies fc.Arbitrary<Step[]>;

/** Runs `steps` on a store and on two plain arrays, compares after every step, and answers how many rows were kept. */
async function runAgainstOracle(steps: readonly Step[], open: (place: string) => Promise<OpenStore>): Promise<number> {
  const place = newNoteId();
  const notes = [newNoteId(), newNoteId()] as const;
  const logs: [LogRow[], LogRow[]] = [[], []];
  const snapshots: [Uint8Array | undefined, Uint8Array | undefined] = [undefined, undefined];
  let opened = await open(place);
  try {
    for (const step of steps) {
      if (step.do === "reopen") {
        await opened.close();
        opened = await open(place);
      } else if (step.do === "snapshot") {
        snapshots[step.note] = step.state;
        await opened.store.putSnapshot(notes[step.note], { seq: logs[step.note].length, state: step.state });
      } else {
        await race(step.appends, notes[step.note], logs[step.note], opened.store);
      }
      for (const index of [0, 1] as const) {
        expect(await opened.store.read(notes[index], 0)).toEqual(logs[index]);
        expect((await opened.store.snapshot(notes[index]))?.state).toEqual(snapshots[index]);
      }
    }
  } finally {
    await opened.close();
  }
  return logs[0].length + logs[1].length;
}

/** Appends without waiting. Those that expected the right last row race; one of them wins and goes into `log`. */
async function race(
  appends: readonly { offset: number; rows: readonly NewRow[] }[],
  note: NoteId,
  log: LogRow[],
  store: NoteStore,
): Promise<void> {
  const before = log.length;
  const tries = appends.filter(({ offset }) => before + offset >= 0);
  const answers = await Promise.all(tries.map(({ offset, rows }) => store.append(note, before + offset, rows)));
  // One that expected a row too many may follow the winner, if the winner wrote just that many.
  let progress = true;
  const left = tries
    .map((each, index) => ({ ...each, answer: answers[index] }))
    .filter(({ answer }) => answer === "ok");
  while (progress) {
    const next = left.findIndex(({ offset }) => before + offset === log.length);
    progress = next >= 0;
    for (const { rows } of progress ? left.splice(next, 1) : []) log.push(...numbered(rows, log.length + 1));
  }
  expect(left).toEqual([]);
  if (tries.some(({ offset }) => offset === 0)) expect(log.length).toBeGreaterThan(before);
}

const row = (voice: number, update = new Uint8Array([voice % 256]), kind: NewRow["kind"] = "edit"): NewRow => ({
  kind,
  voice,
  at: 1_795_000_000_000,
  update,
  trace: new Uint8Array([0, 255]),
});

const numbered = (rows: readonly NewRow[], from: number): LogRow[] =>
  rows.map((each, index) => ({ ...each, seq: from + index }));

function newNoteId(): NoteId {
  const id = randomBytes(16).toString("base64url");
  if (!isNoteId(id)) throw new Error("16 bytes make a note id");
  return id;
}
