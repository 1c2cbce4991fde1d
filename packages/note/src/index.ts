export * from "./schema.ts";
export * from "./template.ts";
