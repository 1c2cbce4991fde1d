/** Putting back, from the press on: `asked` until the record is gone, `offline` when it can't be asked. */
export type PutBackState = "ready" | "asked" | "offline";

/** What became of it while the link was, or is no longer, live. What was asked on a lost line has to be asked again. */
export function putBackState(state: PutBackState, isLive: boolean): PutBackState {
  if (isLive) return state === "offline" ? "ready" : state;
  return state === "asked" ? "offline" : state;
}
