export * from "./keep-marks.ts";
export * from "./schema.ts";
export * from "./template.ts";
