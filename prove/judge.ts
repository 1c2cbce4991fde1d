import { authorRuns } from "@ourwords/authorship";
import { MemoryNoteStore } from "@ourwords/store";
import { NoteFold, Rooms, type RoomPorts } from "@ourwords/sync";
import type { NoteConnection } from "@ourwords/sync/client";
import { writerOf } from "./alphabet.ts";
import { type Figures, noFigures } from "./figures.ts";
import type { Oracle } from "./oracle.ts";
import { Page } from "./page.ts";
import { NOTE, numberOf, reader } from "./people.ts";
import type { VirtualTime } from "./virtual-time.ts";
import type { Writer } from "./writer.ts";

export interface Finished {
  readonly rooms: Rooms;
  readonly ports: RoomPorts;
  readonly store: MemoryNoteStore;
  readonly oracle: Oracle;
  readonly writers: readonly Writer[];
  readonly watcher: Page;
  readonly time: VirtualTime;
  readonly complain: (what: unknown) => void;
}

/** Holds what everybody sees, and what the log says, against what the oracle expects. Ends the rooms. */
export async function judge(finished: Finished): Promise<Figures> {
  const { rooms, ports, store, oracle, writers, watcher, time, complain } = finished;
  const figures = noFigures();
  const fresh = await new Page(rooms, [reader(1)], time).open();
  const live = [...writers.map(({ connection }) => connection), watcher.connection, fresh.connection].map(noteOf);
  const editors = writers.map(({ editor }) => JSON.stringify(editor.state.doc.toJSON()));
  fresh.close();
  await rooms.close();

  const rows = await store.read(NOTE, 0);
  const snapshot = await store.snapshot(NOTE);
  const replays = [];
  for (const from of [undefined, snapshot]) {
    const copy = new MemoryNoteStore();
    await copy.append(NOTE, 0, rows);
    if (from) await copy.putSnapshot(NOTE, from);
    const cold = new Rooms({ ...ports, store: copy });
    const page = await new Page(cold, [reader(2)], time).open();
    replays.push(noteOf(page.connection));
    if (!from) look(page.connection, oracle, figures);
    page.close();
    await cold.close();
  }
  const [truth] = replays;
  for (const [index, note] of [...live, ...replays].entries()) {
    if (note === truth) continue;
    figures.diverged++;
    complain(`replica ${index} of ${live.length} and 2 replays differs:\n${note}\nfrom the replay\n${truth}`);
  }
  figures.diverged += new Set(editors).size - 1;
  if (ledgerOf(NoteFold.load(undefined, rows)) !== ledgerOf(NoteFold.load(snapshot, rows.slice(snapshot?.seq ?? 0)))) {
    figures.diverged++;
    complain("the ledger in the snapshot is not that of the log");
  }
  figures.updates = rows.filter(({ kind }) => kind === "edit").length;
  figures.mends = rows.filter(({ kind }) => kind === "mend").length;
  return figures;
}

/** Text with its formatting, authors and what was taken out, as one page has them. */
function noteOf({ doc, ledger, takenOut }: NoteConnection): string {
  const runs = authorRuns(doc, ledger).map(({ runs }) =>
    runs.map(({ from, to, voice, check }) => [from, to, voice?.author, voice?.scribe, check]),
  );
  const text = ["story", "plan"].map((name) => doc.getXmlFragment(name).toJSON());
  const records = takenOut
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((record) => ({ ...record, place: [...record.place] }));
  return JSON.stringify({ text, runs, records });
}

function ledgerOf({ ledger }: NoteFold): string {
  const { voices, copies, checks } = ledger.whole();
  const sorted = (facts: readonly unknown[]): string[] => facts.map((fact) => JSON.stringify(fact)).toSorted();
  return JSON.stringify([sorted(voices), sorted(copies), sorted(checks)]);
}

/** Compares letter by letter. */
function look({ doc, ledger, takenOut }: NoteConnection, oracle: Oracle, figures: Figures): void {
  const seen = new Map<string, number>();
  for (const { text, runs } of authorRuns(doc, ledger)) {
    const plain = plainText(text.toDelta());
    for (const { from, to, voice, check } of runs) {
      for (const char of plain.slice(from, to)) {
        const writer = writerOf(char);
        if (writer === undefined) continue;
        seen.set(char, (seen.get(char) ?? 0) + 1);
        figures.characters++;
        if (numberOf(voice?.author) !== writer) figures.wrongAuthor++;
        const { scribe, verdict } = oracle.writtenDown(char);
        if (numberOf(voice?.scribe) !== scribe) figures.wrongScribe++;
        if (check !== (scribe === undefined ? undefined : (verdict ?? "open"))) figures.wrongCheck++;
        if (scribe !== undefined) figures.writtenDown++;
        if (verdict !== undefined) figures.checked++;
      }
    }
  }
  const told = new Map<string, Set<number>>();
  for (const { by, text } of takenOut)
    for (const char of text) told.set(char, new Set([...(told.get(char) ?? []), numberOf(by) ?? -1]));
  figures.takenOut = takenOut.length;
  for (const { char, author, scribe, end, removers, perhaps } of oracle.ends()) {
    const may = removers.union(perhaps);
    const times = seen.get(char) ?? 0;
    const by = told.get(char) ?? new Set();
    figures.doubled += Math.max(0, times - 1);
    if (end === "either") {
      figures.unclear++;
      continue;
    }
    if (end === "stands" && times === 0) figures.missing++;
    if (end === "gone" && times > 0) figures.resurrected++;
    if (times > 0 ? by.size > 0 : [...by].some((each) => each === author || !may.has(each))) figures.wrongRecord++;
    const isOwnSlip = scribe !== undefined && may.has(scribe);
    if (end === "gone" && times === 0 && !may.has(author) && !isOwnSlip && ![...by].some((each) => may.has(each)))
      figures.silentlyTaken++;
  }
  for (const { of, text } of takenOut)
    for (const char of text) if (writerOf(char) !== undefined && writerOf(char) !== numberOf(of)) figures.wrongRecord++;
}

const plainText = (delta: readonly { readonly insert?: unknown }[]): string =>
  delta.map(({ insert }) => (typeof insert === "string" ? insert : "")).join("");
