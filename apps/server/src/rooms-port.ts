import type { Rooms } from "@ourwords/sync";

/** What the server asks of the rooms. */
export type RoomsPort = Pick<
  Rooms,
  "create" | "join" | "people" | "read" | "readThen" | "sealed" | "watch" | "revoke" | "close"
>;
