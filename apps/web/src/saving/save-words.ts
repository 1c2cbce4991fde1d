import type { OpenState } from "../note/open-state.ts";

/** SV2: what the page says of saving. `again`: the connection is back; `stopped`: it was refused and stays closed. */
export type Saving = OpenState["save"] | "again" | "stopped";

export interface SaveWords {
  /** what is true now */
  readonly fact: Saving;
  readonly shown: Saving;
  /** the last thing worth saying aloud */
  readonly said: Saving | undefined;
}

const WORRY: Record<Saving, number> = { saved: 0, saving: 0, again: 0, late: 1, offline: 2, stopped: 3 };

export const firstWords = (fact: Saving): SaveWords => ({ fact, shown: fact, said: undefined });

/** A new fact. That the connection is back stays in sight until `settled`, unless something worse comes up. */
export function nextWords(before: SaveWords, fact: Saving): SaveWords {
  const isBack = before.fact === "offline" || before.shown === "again";
  return show(before, fact, isBack && WORRY[fact] === 0 ? "again" : fact);
}

/** "Connected again" has been in sight long enough. */
export const settled = (before: SaveWords): SaveWords => show(before, before.fact, before.fact);

const show = (before: SaveWords, fact: Saving, shown: Saving): SaveWords => ({
  fact,
  shown,
  said: toSay(before.shown, shown) ?? before.said,
});

/** What is said aloud when a page that showed `before` shows `now`: a change for the worse, or the recovery. */
function toSay(before: Saving, now: Saving): Saving | undefined {
  if (WORRY[now] > WORRY[before]) return now;
  // Half-way back ("Saving…") is not worth a word; that all is saved, or connected again, is.
  return WORRY[before] > 0 && (now === "saved" || now === "again") ? now : undefined;
}
