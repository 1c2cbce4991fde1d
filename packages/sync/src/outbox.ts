export { EarlierPages, type EarlierState, type Stranded } from "./client/outbox/earlier-pages.ts";
export { KeptOutbox, type UnsavedKeeper } from "./client/outbox/kept-outbox.ts";
export type { KeptEntry, OutboxPorts, OutboxSealer, OutboxStore, PageLocks } from "./client/outbox/outbox-ports.ts";
