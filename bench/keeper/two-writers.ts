import type { PageId, ParticipantId } from "@ourwords/protocol";
import { NoteFold } from "@ourwords/sync";
import * as Y from "yjs";
import { admit } from "../../packages/sync/src/server/gate.ts";

/** As long as those that the server issues. */
const CLIENTS = [3_100_000_100, 3_100_000_101] as const;

/** The server's side of a note and the replicas of two people who write in it. What they do is taken in by `settle`. */
export class TwoWriters {
  readonly fold = new NoteFold();
  /** what a page is given: without the text of what was deleted */
  readonly served = new Y.Doc();
  readonly writers: readonly [Y.Doc, Y.Doc];
  readonly #sent: { readonly from: number; readonly update: Uint8Array }[] = [];
  /** microseconds that the gate and the fold took for each update since they were last asked for */
  #costs: number[] = [];

  constructor() {
    this.fold.meet({
      participants: [],
      voices: CLIENTS.map((client) => ({
        page: `page${client}`.padEnd(22, "_") as PageId, // reason: an id of the right shape
        voice: { client, author: `author${client}`.padEnd(22, "_") as ParticipantId }, // reason: likewise
      })),
    });
    this.writers = [this.#replica(CLIENTS[0]), this.#replica(CLIENTS[1])];
  }

  /** Both writers, in turn. */
  writer(turn: number): Y.Doc {
    return this.writers[turn % 2 === 0 ? 0 : 1];
  }

  /** What both wrote goes through the gate and the fold, and on to the other. @throws when the gate refuses it */
  settle(): void {
    for (const { from, update } of this.#sent.splice(0)) {
      const start = performance.now();
      const admitted = admit(update, this.fold.doc, {
        own: new Set([from]),
        voice: from,
        voiceOf: () => undefined,
        originsOf: (range) => this.fold.ledger.originsOf(range),
        keptLines: () => "no-seal",
        fullness: this.fold.fullness,
      });
      const applied = !("update" in admitted) ? undefined : this.fold.apply(admitted, { voice: from, at: 0 });
      this.#costs.push((performance.now() - start) * 1_000);
      if (!applied) throw new Error(`refused: ${JSON.stringify(admitted)}`);
      for (const news of [update, ...(applied.mend ? [applied.mend.update] : [])]) {
        for (const doc of [...this.writers, this.served]) Y.applyUpdate(doc, news, this);
      }
    }
  }

  takeCosts(): number[] {
    const costs = this.#costs;
    this.#costs = [];
    return costs;
  }

  #replica(client: number): Y.Doc {
    const doc = new Y.Doc();
    doc.clientID = client;
    doc.on("update", (update, origin) => {
      if (origin !== this) this.#sent.push({ from: client, update });
    });
    return doc;
  }
}
