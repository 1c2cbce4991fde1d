/** Beside a video call: as wide as a phone. */
const FEATURES = "popup,width=380,height=720";

/** Whether this window may put the note into a small one beside the call. A small one may not, nor a phone. */
export const canOpenSmall = (isNarrow: boolean): boolean => !isNarrow && window.opener === null;

/** Opens this note in a small window of its own. `false` when the browser did not let us. */
export const openSmallWindow = (): boolean => window.open(location.href, "_blank", FEATURES) !== null;
