import { sealedLines } from "@ourwords/note";
import { type NoteId, SERVER_CLIENT } from "@ourwords/protocol";
import type { LogRow, NewRow } from "../log-row.ts";
import type { RoomPorts } from "../ports.ts";
import { readSealed } from "../seal/read-sealed.ts";
import { appendStubbornly, type StoringWatch } from "./append-stubbornly.ts";
import { NoteFold } from "./note-fold.ts";
import { mendRow } from "./task.ts";

/** A room's note as the store has it: its rows, and the snapshot beside them (RM4). */
export class NoteOnDisk {
  readonly #note: NoteId;
  readonly #ports: RoomPorts;
  readonly #isGivingUp: () => boolean;
  readonly #watch: StoringWatch;
  #snapshotSeq = 0;

  /** `isGivingUp`: an append that fails is not tried again. */
  constructor(note: NoteId, ports: RoomPorts, isGivingUp: () => boolean, watch: StoringWatch) {
    this.#note = note;
    this.#ports = ports;
    this.#isGivingUp = isGivingUp;
    this.#watch = watch;
  }

  /**
   * RM5: the note, folded. A mend that is missing at the end of the log is made good before anybody sees the note. @throws
   * when it can't be read, and when there is none
   */
  async read(): Promise<NoteFold> {
    for (;;) {
      const snapshot = await this.#ports.store.snapshot(this.#note);
      const rows = await this.rowsAfter(snapshot?.seq ?? 0);
      const fold = NoteFold.load(snapshot, rows);
      if (fold.seq === 0) throw new Error("the note has no rows");
      this.#snapshotSeq = snapshot?.seq ?? 0;
      if (!fold.owed) return fold;
      const row = mendRow(SERVER_CLIENT, fold.owed, this.#ports.clock.now());
      if ((await this.append(fold.seq, [row])) === "ok") {
        fold.seq++;
        return fold;
      }
    }
  }

  /** The note as far as it is stored, for who only reads, while it can't be written. The caller destroys its document. */
  async stored(): Promise<NoteFold> {
    const snapshot = await this.#ports.store.snapshot(this.#note);
    return NoteFold.load(snapshot, await this.rowsAfter(snapshot?.seq ?? 0));
  }

  rowsAfter(seq: number): Promise<readonly LogRow[]> {
    return this.#ports.store.read(this.#note, seq);
  }

  /** LT2: the lines of the plan that the seal in row `seq` kept. @throws when it can't be read */
  async keptLines(seq: number): Promise<ReadonlySet<string>> {
    const [row] = await this.#ports.store.read(this.#note, seq - 1, 1);
    const sealed = row && readSealed(row);
    if (!sealed) throw new Error(`row ${seq} keeps nothing`);
    return new Set(sealedLines(sealed.content).map(({ id }) => id));
  }

  /** RM3: `behind`, when another server wrote after `seq`. */
  append(seq: number, rows: readonly NewRow[]): Promise<"ok" | "behind"> {
    return appendStubbornly(this.#ports, this.#note, seq, rows, this.#isGivingUp, this.#watch);
  }

  /** Keeps a snapshot, if at least so many rows came since the last one. Without one nothing is missing. */
  async keepSnapshot(fold: NoteFold, rows: number): Promise<void> {
    if (fold.seq - this.#snapshotSeq < rows) return;
    try {
      await this.#ports.store.putSnapshot(this.#note, fold.snapshot());
      this.#snapshotSeq = fold.seq;
    } catch (error) {
      this.#ports.report({ kind: "snapshot-failed", note: this.#note, error });
    }
  }
}
