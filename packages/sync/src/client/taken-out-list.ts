import type { TakenOut, TakenOutFrame } from "@ourwords/protocol";

/** AU8: what stands taken out in a note, as the server says it. The same list as long as nothing changed. */
export class TakenOutList {
  #records: readonly TakenOut[] = [];

  get records(): readonly TakenOut[] {
    return this.#records;
  }

  learn({ whole, gone, records }: TakenOutFrame): void {
    const replaced = new Set([...gone, ...records.map(({ id }) => id)]);
    const kept = whole ? [] : this.#records.filter(({ id }) => !replaced.has(id));
    this.#records = [...kept, ...records];
  }
}
