import type { NoteId } from "@ourwords/protocol";
import type { ApiResult } from "./api-result.ts";
import { ask } from "./ask.ts";
import { type Introduction, type Joined, parseJoined } from "./join-api.ts";
import type { Self } from "./people-api.ts";

const pathOf = (note: NoteId): string => `/api/notes/${note}/here`;

/**
 * "Sam is here with me": Sam sits down at this device. Four numbers are chosen when Sam is new, and said again later;
 * without them Sam's own open page is asked, and `readWaiting` tells how it stands.
 */
export const sitHere = (
  { note, as }: Self,
  sam: Omit<Introduction, "label"> & { readonly numbers?: string },
): Promise<ApiResult<Joined>> => ask({ method: "POST", path: pathOf(note), body: { as, ...sam }, parse: parseJoined });

/** Finish: whoever sat down here is signed out of this browser; whose it is stays. */
export const finishHere = (note: NoteId): Promise<ApiResult<true>> =>
  ask({ method: "DELETE", path: pathOf(note), parse: () => true });
