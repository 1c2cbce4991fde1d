import { type Mended, NO_FACTS } from "@ourwords/authorship";
import { encodeSyncStep2, LIMITS, type NoteId, type PageId, type Participant, SERVER_CLIENT } from "@ourwords/protocol";
import type { NewRow } from "../log-row.ts";
import type { RoomPorts, RoomSocket } from "../ports.ts";
import { encodeFacts, encodePeopleBody } from "../row-body.ts";
import { appendStubbornly } from "./append-stubbornly.ts";
import { Audience } from "./audience.ts";
import { admit } from "./gate.ts";
import { issueVoices, type Writers } from "./issue-voices.ts";
import { NoteFold } from "./note-fold.ts";
import { RoomSession } from "./room-session.ts";
import { ServedCopy } from "./served-copy.ts";

/** A room waits this long for somebody to come back before it is let go. */
const UNLOAD_AFTER_MS = 30_000;
/** Rows in one append: as many as the store commits together. */
const BATCH = 64;
/** Rows after which a snapshot is worth writing: loading 500 updates takes about 10 ms. */
const SNAPSHOT_EVERY = 500;

type Task =
  | { readonly kind: "arrive"; readonly session: RoomSession }
  | { readonly kind: "ask"; readonly session: RoomSession; readonly stateVector: Uint8Array }
  | ({ readonly kind: "update"; readonly session: RoomSession; readonly count: number } & Spoken)
  | { readonly kind: "putBack"; readonly session: RoomSession; readonly id: string; readonly voice: number };

/** An update and the voice it is of. */
interface Spoken {
  readonly update: Uint8Array;
  readonly voice: number;
}

interface OpenNote {
  readonly fold: NoteFold;
  readonly served: ServedCopy;
}

/** A task's rows, if it makes any, and what is told once they are on disk. */
interface Prepared {
  readonly rows?: readonly NewRow[];
  readonly told: () => void;
  /** the fold holds something half applied, and is read anew from the log before the next task */
  readonly isBroken?: true;
}

/**
 * RM6: a note that is open: one writer, one line of work. RM2 is its order: gate, apply, trace, append, then tell.
 */
export class Room {
  readonly note: NoteId;
  readonly #ports: RoomPorts;
  readonly #onEmpty: (room: Room) => void;
  readonly #audience = new Audience();
  #line: Task[] = [];
  #isWorking = false;
  #work: Promise<void> = Promise.resolve();
  #open: OpenNote | undefined;
  #snapshotSeq = 0;
  #cancelUnload: (() => void) | undefined;
  #closing = false;

  constructor(note: NoteId, ports: RoomPorts, onEmpty: (room: Room) => void) {
    this.note = note;
    this.#ports = ports;
    this.#onEmpty = onEmpty;
  }

  /** Lets a page in. Answers at once; the welcome follows when it is on disk. */
  join(writers: Writers, page: PageId, socket: RoomSocket): RoomSession {
    const session = new RoomSession(writers, page, socket, {
      update: (from, update, voice, count) => this.#put({ kind: "update", session: from, update, voice, count }),
      putBack: (from, id, voice) => this.#put({ kind: "putBack", session: from, id, voice }),
      ask: (from, stateVector) => this.#put({ kind: "ask", session: from, stateVector }),
      presence: (from, update) => this.#audience.presence.update(from, update),
      everybody: (from) => this.#audience.presence.showAll(from),
      left: (from) => this.#left(from),
    });
    this.#cancelUnload?.();
    this.#cancelUnload = undefined;
    this.#audience.sessions.add(session);
    // The same page again is a page whose old line is dead and does not know it yet.
    for (const other of this.#audience.sessions) {
      if (other !== session && other.id === session.id && other.page === page) other.refuse("taken-over");
    }
    const own = [...this.#audience.sessions].filter((other) => other.id === session.id);
    if (this.#closing) session.refuse("server-stopping");
    else if (own.length > LIMITS.connections) session.refuse("too-many-pages");
    else this.#put({ kind: "arrive", session });
    return session;
  }

  /** Everybody of this participant goes, within the same turn. */
  revoke(participant: Participant["id"], reason: "no-access" | "signed-out"): void {
    for (const session of this.#audience.sessions) if (session.id === participant) session.refuse(reason);
  }

  /** Finishes what is in line, keeps a snapshot and closes every connection. Idempotent. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#cancelUnload?.();
    await this.#work;
    for (const session of this.#audience.sessions) session.refuse("server-stopping");
    await this.#keepSnapshot(1);
    this.#letGo();
  }

  #left(session: RoomSession): void {
    this.#audience.sessions.delete(session);
    this.#audience.presence.remove(session);
    if (this.#audience.sessions.size > 0 || this.#closing) return;
    this.#cancelUnload?.();
    this.#cancelUnload = this.#ports.clock.after(UNLOAD_AFTER_MS, () => this.#onEmpty(this));
  }

  #put(task: Task): void {
    this.#line.push(task);
    if (this.#isWorking) return;
    this.#isWorking = true;
    this.#work = this.#workOff();
  }

  async #workOff(): Promise<void> {
    try {
      while (this.#line.length > 0) {
        const open = this.#open ?? (await this.#load());
        if (!open) return;
        const batch = this.#line.splice(0, BATCH);
        const done = await this.#perform(batch, open.fold);
        // What could not be done yet goes first next time, on a fold read anew from the log.
        if (done < batch.length) this.#line = [...batch.slice(done), ...this.#line];
      }
    } catch (error) {
      this.#giveUp(error);
    } finally {
      // In the same turn as the last look at the line: a task that comes later starts the work anew.
      this.#isWorking = false;
    }
  }

  /** Does the tasks in order and tells when they are on disk. Answers how many it did; the rest is still to do. */
  async #perform(batch: readonly Task[], fold: NoteFold): Promise<number> {
    const prepared: Prepared[] = [];
    for (const task of batch) {
      const result = this.#prepare(task, fold);
      prepared.push(result);
      if (result.isBroken) break;
    }
    const rows = prepared.flatMap(({ rows = [] }) => rows);
    if (rows.length > 0 && (await this.#append(fold.seq, rows)) === "behind") {
      await this.#catchUp(fold.seq);
      return 0;
    }
    fold.seq += rows.length;
    for (const { told } of prepared) told();
    if (prepared.at(-1)?.isBroken) this.#letGo();
    else if (fold.seq - this.#snapshotSeq >= SNAPSHOT_EVERY) await this.#keepSnapshot(SNAPSHOT_EVERY);
    return prepared.length;
  }

  #prepare(task: Task, fold: NoteFold): Prepared {
    switch (task.kind) {
      case "arrive":
        return this.#prepareArrival(task.session, fold);
      case "ask":
        return { told: () => this.#answer(task.session, task.stateVector) };
      case "update":
        return this.#prepareUpdate(task, fold);
      case "putBack":
        return this.#preparePutBack(task, fold);
    }
  }

  #prepareArrival(session: RoomSession, fold: NoteFold): Prepared {
    const { voices, body } = issueVoices(session.writers, session.page, fold, this.#ports.random);
    session.begin(voices);
    const told = (): void => this.#audience.welcome(session, fold);
    if (!body) return { told };
    fold.meet(body);
    const row = this.#row("people", session.voice, encodePeopleBody(body), new Uint8Array());
    return {
      rows: [row],
      told: () => {
        this.#audience.tellPeople(body, fold);
        told();
      },
    };
  }

  #prepareUpdate({ session, update, voice, count }: Task & { kind: "update" }, fold: NoteFold): Prepared {
    const admitted = admit(update, fold.doc, new Set(session.voices.map(({ client }) => client)));
    if ("refused" in admitted) return { told: () => session.refuse(admitted.refused) };
    const before = fold.keeper.takenOut.entries;
    const applied = fold.apply(admitted, voice, this.#ports.clock.now());
    if (!applied) return { told: () => session.refuse("bad-update"), isBroken: true };
    const saved = (): void => session.saved(count);
    if (!applied.changed) return { told: saved };
    const { facts, mend } = applied;
    const row = this.#row("edit", voice, update, encodeFacts(facts));
    const takenOut = fold.takenOutSince(before);
    return {
      rows: mend ? [row, this.#mendRow(SERVER_CLIENT, mend)] : [row],
      told: () => {
        for (const each of [update, mend?.update]) if (each) this.#open?.served.add(each);
        this.#audience.tell({ update, facts, mend, takenOut }, session);
        saved();
      },
    };
  }

  #preparePutBack({ id, voice }: Task & { kind: "putBack" }, fold: NoteFold): Prepared {
    const before = fold.keeper.takenOut.entries;
    const mend = fold.putBack(id);
    if (!mend) return { told: () => {} };
    const takenOut = fold.takenOutSince(before);
    return {
      rows: [this.#mendRow(voice, mend)],
      told: () => {
        this.#open?.served.add(mend.update);
        this.#audience.tell({ facts: NO_FACTS, mend, takenOut }, undefined);
      },
    };
  }

  #append(seq: number, rows: readonly NewRow[]): Promise<"ok" | "behind"> {
    return appendStubbornly(this.#ports, this.note, seq, rows, () => this.#closing);
  }

  #answer(session: RoomSession, stateVector: Uint8Array): void {
    const missing = this.#open?.served.since(stateVector);
    if (missing) session.send(encodeSyncStep2(missing));
    else session.refuse("bad-frame");
  }

  #mendRow(voice: number, { update, facts }: Mended): NewRow {
    return this.#row("mend", voice, update, encodeFacts(facts));
  }

  #row(kind: NewRow["kind"], voice: number, update: Uint8Array, trace: Uint8Array): NewRow {
    return { kind, voice, at: this.#ports.clock.now(), update, trace };
  }

  /** RM5: opens the note, or closes whoever waits for it. Never an empty note. */
  async #load(): Promise<OpenNote | undefined> {
    try {
      const fold = await this.#read();
      this.#open = { fold, served: new ServedCopy(fold.doc) };
    } catch (error) {
      this.#giveUp(error);
    }
    return this.#open;
  }

  /** Reads the note. A mend that is missing at the end of the log is made good before anybody sees the note. */
  async #read(): Promise<NoteFold> {
    for (;;) {
      const snapshot = await this.#ports.store.snapshot(this.note);
      const rows = await this.#ports.store.read(this.note, snapshot?.seq ?? 0);
      const fold = NoteFold.load(snapshot, rows);
      if (fold.seq === 0) throw new Error("the note has no rows");
      this.#snapshotSeq = snapshot?.seq ?? 0;
      if (!fold.owed) return fold;
      if ((await this.#append(fold.seq, [this.#mendRow(SERVER_CLIENT, fold.owed)])) === "ok") {
        fold.seq++;
        return fold;
      }
    }
  }

  /** The log can't be read or written: everybody is sent away to come back, and the room goes. */
  #giveUp(error: unknown): void {
    this.#ports.report({ kind: "load-failed", note: this.note, error });
    this.#line = [];
    this.#letGo();
    for (const session of this.#audience.sessions) session.refuse("cannot-open");
    this.#onEmpty(this);
  }

  /** RM3: another server wrote. Reads the note anew and shows everybody here what came after `told`. */
  async #catchUp(told: number): Promise<void> {
    this.#letGo();
    const open = await this.#load();
    if (!open) return;
    const missed = await this.#ports.store.read(this.note, told);
    const updates = missed.filter(({ kind }) => kind === "edit" || kind === "mend").map(({ update }) => update);
    this.#audience.tellWhole(open.fold, updates);
  }

  async #keepSnapshot(rows: number): Promise<void> {
    const fold = this.#open?.fold;
    if (!fold || fold.seq - this.#snapshotSeq < rows) return;
    try {
      await this.#ports.store.putSnapshot(this.note, fold.snapshot());
      this.#snapshotSeq = fold.seq;
    } catch (error) {
      this.#ports.report({ kind: "snapshot-failed", note: this.note, error });
    }
  }

  #letGo(): void {
    this.#open?.fold.doc.destroy();
    this.#open?.served.close();
    this.#open = undefined;
  }
}
