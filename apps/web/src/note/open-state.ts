import type { NoteState } from "@ourwords/sync/client";

/** The state of a note that has arrived. */
export type OpenState = Extract<NoteState, { readonly phase: "open" }>;
