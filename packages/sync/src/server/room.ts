import { encodeSince, LIMITS, type NoteId, type PageId, type Participant } from "@ourwords/protocol";
import type { NewRow } from "../log-row.ts";
import type { RoomPorts, RoomSocket } from "../ports.ts";
import { Audience, type OpenNote } from "./audience.ts";
import { Callers } from "./callers.ts";
import { CannotStoreError } from "./cannot-store-error.ts";
import type { Writers } from "./issue-voices.ts";
import { newsSince } from "./news-since.ts";
import { NoteOnDisk } from "./note-on-disk.ts";
import { type Looked, RoomSession, type RoomWork } from "./room-session.ts";
import { ServedCopy } from "./served-copy.ts";
import { answer, type Prepared, prepare, type Task, viewOf } from "./task.ts";

/** Why somebody's pages are closed from outside. */
export type RevokeReason = "no-access" | "signed-out" | "removed";

/** What a room says to whoever keeps it. */
interface RoomEnds {
  /** it is not needed any more */
  readonly empty: (room: Room) => void;
  /** something new is on disk */
  readonly changed: (note: NoteId) => void;
}

/** A room waits this long for somebody to come back before it is let go. */
const UNLOAD_AFTER_MS = 30_000;
/**
 * When nobody has done anything for so long, the note is kept on disk only, however many have it open: in memory 5 KB are 140.
 * The next key waits until it is read again, 20 ms at 100,000 letters, measured in memory.
 */
const REST_AFTER_MS = 60_000;
/** Rows in one append: as many as the store commits together. */
const BATCH = 64;
/** How long a room may work before others have their turn: a task is never cut short, so it may be one task longer. */
const TURN_MS = 10;
/** Rows after which a snapshot is worth writing: loading 500 updates takes about 10 ms. */
const SNAPSHOT_EVERY = 500;

/**
 * RM6: a note that is open: one writer, one line of work. RM2 is its order: gate, apply, trace, mend, append, then tell.
 */
export class Room {
  readonly note: NoteId;
  /** for whoever is no page of the note */
  readonly callers = new Callers(
    (task) => this.#put(task),
    () => this.#unloadIfEmpty(),
  );
  readonly #disk: NoteOnDisk;
  readonly #ports: RoomPorts;
  readonly #ends: RoomEnds;
  readonly #audience: Audience;
  /** Seals never change, so what was read of one stays true on every fold. */
  readonly #keptLines = new Map<number, ReadonlySet<string>>();
  #line: Task[] = [];
  #isWorking = false;
  #work: Promise<void> = Promise.resolve();
  #open: OpenNote | undefined;
  #cancelUnload: (() => void) | undefined;
  #cancelRest = (): void => {};
  #closing = false;
  /** why the disk can't be written, as long as it can't */
  #failing: { readonly error: unknown } | undefined;

  constructor(note: NoteId, ports: RoomPorts, ends: RoomEnds) {
    this.note = note;
    this.#ports = ports;
    this.#ends = ends;
    this.#disk = new NoteOnDisk(note, ports, () => this.#closing, {
      failing: (error) => this.#storing({ error }),
      works: () => this.#storing(undefined),
    });
    this.#audience = new Audience(ports.clock);
  }

  /** Lets a page in. Answers at once; the welcome follows when it is on disk. */
  join(writers: Writers, page: PageId, socket: RoomSocket, looked?: Looked): RoomSession {
    const work: RoomWork = {
      update: (from, said) => this.#put({ kind: "update", session: from, ...said }),
      putBack: (id, voice) => this.#put({ kind: "putBack", id, voice }),
      ask: (from, stateVector) => this.#put({ kind: "ask", session: from, stateVector }),
      presence: (from, update) => this.#audience.presence.update(from, update),
      everybody: (from) => this.#audience.presence.showAll(from),
      request: (from, { n, request }) => this.#put({ kind: "request", session: from, n, request }),
      anew: (from) => this.#put({ kind: "anew", tell: () => void this.#tellAnew(from) }),
      left: (from) => this.#left(from),
    };
    const session = new RoomSession(writers, page, socket, work, this.#ports.clock, looked);
    this.#cancelUnload?.();
    this.#cancelUnload = undefined;
    this.#audience.sessions.add(session);
    // The same page again is a page whose old line is dead and does not know it yet.
    for (const other of this.#audience.sessions) {
      if (other !== session && other.page === page && sharesWriters(other, session)) other.refuse("taken-over");
    }
    const own = [...this.#audience.sessions].filter((other) => other.id === session.id);
    if (this.#closing) session.refuse("server-stopping");
    else if (own.length > LIMITS.connections) session.refuse("too-many-pages");
    else this.#put({ kind: "arrive", session });
    return session;
  }

  /** Everybody of this participant goes, within the same turn. Who only shares a page with them comes back without them. */
  revoke(participant: Participant["id"], reason: RevokeReason): void {
    for (const session of this.#audience.sessions) {
      if (session.id === participant) session.refuse(reason);
      else if (session.writers.some(({ id }) => id === participant)) session.refuse("people-changed");
    }
  }

  /** Finishes what is in line, keeps a snapshot and closes every connection. Idempotent. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#cancelUnload?.();
    this.#cancelRest();
    await this.#work;
    for (const session of this.#audience.sessions) session.refuse("server-stopping");
    if (this.#open) await this.#disk.keepSnapshot(this.#open.fold, 1);
    this.#letGo();
  }

  #left(session: RoomSession): void {
    this.#audience.sessions.delete(session);
    this.#audience.presence.remove(session);
    this.#unloadIfEmpty();
  }

  #unloadIfEmpty(): void {
    if (this.#audience.sessions.size > 0 || this.#closing) return;
    this.#cancelUnload?.();
    this.#cancelUnload = this.#ports.clock.after(UNLOAD_AFTER_MS, () => this.#ends.empty(this));
  }

  #put(task: Task): void {
    if (this.#failing && this.#doWithoutDisk(task)) return;
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
        const done = await this.#perform(batch, open);
        // What could not be done yet goes first next time, on a fold read anew from the log.
        if (done < batch.length) this.#line = [...batch.slice(done), ...this.#line];
        if (this.#line.length > 0) await this.#ports.turn?.();
      }
    } catch (error) {
      this.#giveUp(error);
    } finally {
      // In the same turn as the last look at the line: a task that comes later starts the work anew.
      this.#isWorking = false;
    }
    this.#restLater();
  }

  #restLater(): void {
    this.#cancelRest();
    if (!this.#open || this.#closing) return;
    this.#cancelRest = this.#ports.clock.after(REST_AFTER_MS, () => this.#put({ kind: "rest" }));
  }

  /** Does the tasks in order and tells when they are on disk. Answers how many it did; the rest is still to do. */
  async #perform(batch: readonly Task[], open: OpenNote): Promise<number> {
    const { fold } = open;
    const prepared: Prepared[] = [];
    const rows: NewRow[] = [];
    const scene = {
      ...open,
      note: this.note,
      audience: this.#audience,
      ports: this.#ports,
      keptLines: this.#keptLines,
    };
    let unread: number | undefined;
    const begun = this.#ports.clock.elapsed();
    for (const task of batch) {
      const result = prepare(task, { ...scene, seq: fold.seq + rows.length });
      unread = result.unread;
      if (unread !== undefined) break;
      prepared.push(result);
      rows.push(...(result.rows ?? []));
      // Others have rooms, too.
      if (result.isBroken || this.#ports.clock.elapsed() - begun >= TURN_MS) break;
    }
    if (rows.length > 0 && (await this.#disk.append(fold.seq, rows)) === "behind") {
      await this.#catchUp(fold.seq);
      return 0;
    }
    fold.seq += rows.length;
    for (const { told } of prepared) told();
    if (rows.length > 0) this.#ends.changed(this.note);
    for (const session of this.#audience.sessions)
      if (session.life === "open" && !session.isBehind) session.seen = fold.seq;
    for (const task of batch.slice(0, prepared.length))
      if (task.kind === "arrive") void this.#tellSince(task.session, open);
    const isResting = batch[prepared.length - 1]?.kind === "rest";
    if (!prepared.at(-1)?.isBroken) await this.#disk.keepSnapshot(fold, isResting ? 1 : SNAPSHOT_EVERY);
    if (prepared.at(-1)?.isBroken || (isResting && this.#line.length === 0)) this.#letGo();
    // Of what is on disk by now, be it that the seal was made a moment ago.
    if (unread !== undefined) this.#keptLines.set(unread, await this.#disk.keptLines(unread));
    return prepared.length;
  }

  /** RM2: the disk fails, or works again. Who is no page hears of it at once; the pages' words wait. */
  #storing(failing: { readonly error: unknown } | undefined): void {
    this.#failing = failing;
    this.#audience.tellStoring(failing === undefined);
    if (failing) {
      this.callers.fail(new CannotStoreError(failing.error));
      this.#line = this.#line.filter((task) => !this.#doWithoutDisk(task));
    }
  }

  /** RM2: while the disk can't be written, what is stored is still read. Answers whether that was all there is to do. */
  #doWithoutDisk(task: Task): boolean {
    // It is told once it is on disk; who asked does not wait for that.
    if (task.kind === "people") this.callers.fail(new CannotStoreError(this.#failing?.error));
    if (task.kind === "read") void this.#readStored(task);
    else if (task.kind === "ask" && this.#open && task.session.life === "open") answer(task, this.#open);
    else return false;
    return true;
  }

  /** The open fold has words in it that are not on disk: who reads now is shown one without them. */
  async #readStored({ read }: Task & { kind: "read" }): Promise<void> {
    try {
      const fold = await this.#disk.stored();
      const served = new ServedCopy(fold.doc, this.#ports.clock);
      read(viewOf({ fold, served }));
      served.close();
      fold.doc.destroy();
    } catch (error) {
      this.callers.fail(error);
    }
  }

  /** RM5: opens the note, or closes whoever waits for it. Never an empty note. */
  async #load(): Promise<OpenNote | undefined> {
    try {
      const fold = await this.#disk.read();
      this.#open = { fold, served: new ServedCopy(fold.doc, this.#ports.clock) };
    } catch (error) {
      this.#giveUp(error);
    }
    return this.#open;
  }

  /** The log can't be read or written: everybody is sent away to come back, and the room goes. */
  #giveUp(error: unknown): void {
    this.#ports.report({ kind: "load-failed", note: this.note, error });
    this.#line = [];
    this.#letGo();
    this.callers.fail(error);
    for (const session of this.#audience.sessions) session.refuse("cannot-open");
    this.#ends.empty(this);
  }

  /** RM3: another server wrote. Reads the note anew and shows everybody here what came after `told`. */
  async #catchUp(told: number): Promise<void> {
    this.#letGo();
    const open = await this.#load();
    if (!open) return;
    const missed = await this.#disk.rowsAfter(told);
    const updates = missed.filter(({ kind }) => kind === "edit" || kind === "mend").map(({ update }) => update);
    this.#audience.tellWhole(open, updates);
    this.#line.push({ kind: "voices" });
    this.#ends.changed(this.note);
  }

  /** What a page missed that read too slowly: read beside the line, until nothing came meanwhile. */
  async #tellAnew(session: RoomSession): Promise<void> {
    try {
      const updates: Uint8Array[] = [];
      let told = session.seen;
      for (let open = this.#open; open && told < open.fold.seq; open = this.#open) {
        const rows = await this.#disk.rowsAfter(told);
        updates.push(...rows.filter(({ kind }) => kind === "edit" || kind === "mend").map(({ update }) => update));
        told = rows.at(-1)?.seq ?? open.fold.seq;
      }
      if (!session.isBehind || session.life !== "open") return;
      // The note is just being read anew.
      if (!this.#open) this.#put({ kind: "anew", tell: () => void this.#tellAnew(session) });
      else this.#audience.tellAnew(session, this.#open, updates);
    } catch {
      // It comes back by itself, and reads all.
      session.refuse("too-slow");
    }
  }

  /** What others wrote since the page's participant last looked. Nobody waits for it, and without it nothing is missing. */
  async #tellSince(session: RoomSession, { fold }: OpenNote): Promise<void> {
    const { looked } = session;
    if (!looked) return;
    try {
      const rows = await this.#disk.rowsAfter(looked.seq);
      if (this.#open?.fold !== fold) return;
      session.send(encodeSince({ at: looked.at, ranges: newsSince(rows, session.id, fold) }));
    } catch (error) {
      this.#ports.report({ kind: "since-failed", note: this.note, error });
    }
  }

  #letGo(): void {
    this.#open?.fold.doc.destroy();
    this.#open?.served.close();
    this.#open = undefined;
  }
}

const sharesWriters = (one: RoomSession, other: RoomSession): boolean =>
  one.writers.some(({ id }) => other.writers.some((each) => each.id === id));
