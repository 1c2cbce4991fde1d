export * from "./authored-blocks.ts";
export * from "./plain-text.ts";
