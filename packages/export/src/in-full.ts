import type { Lead } from "./copy-page.ts";

/** "Sam, written down by Dr Ali, checked by Sam" */
export const inFull = ({ name, more }: Lead): string => (more === undefined ? name : `${name}, ${more}`);
