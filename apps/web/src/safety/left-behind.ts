/** In this tab only: it was left in a hurry, and Back must not lead into it again. */
const AWAY_MARK = "away";

/** What pages keep on a device are preferences of how they look, never a word of a note. Leaving clears them all the same. */
export function forgetThisDevice(): void {
  attempt(() => localStorage.clear());
  attempt(() => sessionStorage.clear());
}

export const markAway = (): void => attempt(() => sessionStorage.setItem(AWAY_MARK, "1"));

export const isAway = (): boolean => {
  let found = false;
  attempt(() => {
    found = sessionStorage.getItem(AWAY_MARK) !== null;
  });
  return found;
};

export const unmarkAway = (): void => attempt(() => sessionStorage.removeItem(AWAY_MARK));

/** A browser may refuse any storage; nothing here needs it. */
function attempt(touch: () => void): void {
  try {
    touch();
  } catch {
    // refused
  }
}
