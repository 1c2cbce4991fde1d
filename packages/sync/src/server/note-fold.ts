import { FRAGMENTS } from "@ourwords/note";
import { Ledger, trace, type Traced } from "@ourwords/authorship";
import type { Authorship, Participant, ParticipantId } from "@ourwords/protocol";
import { createDecoder, readVarUint8Array } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarUint8Array } from "lib0/encoding";
import * as Y from "yjs";
import type { LogRow } from "../log-row.ts";
import type { Snapshot } from "../note-store.ts";
import {
  decodePeopleBody,
  decodeTrace,
  encodePeopleBody,
  encodeTrace,
  type PageVoice,
  type PeopleBody,
  voicesOf,
} from "../row-body.ts";
import type { Admitted } from "./gate.ts";

/** What one update did, once applied. `facts` is what its row and the pages get. */
export interface Applied {
  readonly changed: boolean;
  readonly facts: Authorship;
}

/** RM1: a note as the fold over its log. The same rows give the same fold, live or cold. */
export class NoteFold {
  /** Keeps the text of what was deleted: copies are recognised by it. Never sent to a page. */
  readonly doc = new Y.Doc({ gc: false });
  readonly ledger = new Ledger();
  readonly participants = new Map<ParticipantId, Participant>();
  readonly voices: PageVoice[] = [];
  seq = 0;

  constructor() {
    // A root that nobody has asked for has no type yet, and the gate could not tell what may stand in it.
    for (const name of FRAGMENTS) this.doc.getXmlFragment(name);
  }

  static load(snapshot: Snapshot | undefined, rows: readonly LogRow[]): NoteFold {
    const fold = new NoteFold();
    if (snapshot) fold.#restore(snapshot);
    for (const row of rows) fold.fold(row);
    return fold;
  }

  /** Takes in a row that is on disk. @throws when it can't be: a fold that skips a row is not the note (RM5) */
  fold(row: LogRow): void {
    if (row.seq !== this.seq + 1) throw new Error(`row ${row.seq} after row ${this.seq}`);
    switch (row.kind) {
      case "edit":
      case "mend":
        Y.applyUpdate(this.doc, row.update);
        if (this.#isPending()) throw new Error(`row ${row.seq} rests on something that is not there`);
        this.ledger.learn(decodeTrace(row.trace));
        break;
      case "people":
        this.meet(decodePeopleBody(row.update));
        break;
      case "check":
      case "seal":
        throw new Error(`row ${row.seq} is of a kind this version does not know`);
    }
    this.seq = row.seq;
  }

  meet(body: PeopleBody): void {
    for (const participant of body.participants) this.participants.set(participant.id, participant);
    this.voices.push(...body.voices);
    this.ledger.learn({ voices: voicesOf(body), traced: [], copies: [] });
  }

  /**
   * Applies an admitted update that is not on disk yet, and traces it (RM2).
   * `undefined`: it could not be applied whole, and this fold must be thrown away.
   */
  apply({ update, decoded }: Admitted): Applied | undefined {
    let found: Traced | undefined;
    let changed = false;
    const look = (transaction: Y.Transaction): void => {
      found = trace(transaction, decoded.ds, this.ledger);
      changed ||= transaction.deleteSet.clients.size > 0;
      for (const [client, clock] of transaction.afterState) changed ||= transaction.beforeState.get(client) !== clock;
    };
    this.doc.once("afterTransaction", look);
    try {
      Y.applyUpdate(this.doc, update);
    } catch {
      return undefined;
    } finally {
      this.doc.off("afterTransaction", look);
    }
    if (!found || this.#isPending()) return undefined;
    const copies = found.copies.flatMap((run) => this.ledger.copy(run));
    return { changed, facts: { voices: [], traced: found.traced, copies } };
  }

  snapshot(): Snapshot {
    const encoder = createEncoder();
    writeVarUint8Array(encoder, Y.encodeStateAsUpdate(this.doc));
    writeVarUint8Array(encoder, encodeTrace(this.ledger.whole()));
    writeVarUint8Array(
      encoder,
      encodePeopleBody({ participants: [...this.participants.values()], voices: this.voices }),
    );
    return { seq: this.seq, state: toUint8Array(encoder) };
  }

  #restore({ seq, state }: Snapshot): void {
    const decoder = createDecoder(state);
    Y.applyUpdate(this.doc, readVarUint8Array(decoder));
    this.ledger.learn(decodeTrace(readVarUint8Array(decoder)));
    this.meet(decodePeopleBody(readVarUint8Array(decoder)));
    if (this.#isPending()) throw new Error(`the snapshot of row ${seq} is not whole`);
    this.seq = seq;
  }

  #isPending(): boolean {
    return this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null;
  }
}
