import type { FragmentName } from "@ourwords/note";

const NONE: Readonly<Record<FragmentName, string>> = { story: "", plan: "" };

/**
 * What somebody has written only for themselves so far, a line for each sheet. In this page's memory and nowhere else: not
 * in the note, not on the wire, not on the device.
 */
export class OwnLines {
  #lines = NONE;
  readonly #listeners = new Set<() => void>();

  readonly lines = (): Readonly<Record<FragmentName, string>> => this.#lines;

  /** Called whenever `lines()` is another object. Returns what ends it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get isEmpty(): boolean {
    return Object.values(this.#lines).every((line) => line.trim() === "");
  }

  write(sheet: FragmentName, line: string): void {
    this.#set({ ...this.#lines, [sheet]: line });
  }

  /** Throws all of it away. */
  clear(): void {
    this.#set(NONE);
  }

  #set(lines: Readonly<Record<FragmentName, string>>): void {
    this.#lines = lines;
    for (const listener of this.#listeners) listener();
  }
}
