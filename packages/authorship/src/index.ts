export * from "./author-runs.ts";
export * from "./facts.ts";
export * from "./keeper.ts";
export * from "./ledger.ts";
export type { Mended } from "./mend.ts";
export * from "./new-structs.ts";
export * from "./resolve.ts";
export { type Entry, newsBetween, type TakenOutBook } from "./taken-out-book.ts";
export * from "./trace.ts";
