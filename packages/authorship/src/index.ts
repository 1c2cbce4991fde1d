export * from "./author-runs.ts";
export * from "./ledger.ts";
export * from "./trace.ts";
