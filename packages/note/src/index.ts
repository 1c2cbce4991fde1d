export * from "./keep-marks.ts";
export * from "./map-key.ts";
export * from "./schema.ts";
export * from "./template.ts";
