import { part } from "../app/part.tsx";

/** Hardly anybody ever needs it. */
export const strandedWords = part(async () => (await import("./StrandedWords.tsx")).StrandedWords);
