import { part } from "../app/part.tsx";

/** What a page shows while its note is in a small window. */
export const besideCall = part(async () => (await import("./BesideCall.tsx")).BesideCall);
