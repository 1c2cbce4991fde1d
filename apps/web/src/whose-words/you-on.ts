import type { ParticipantId } from "@ourwords/protocol";
import type { OpenState } from "../note/open-state.ts";

/** Whom "you" means in what a page says. Where several read one screen it would be the wrong one for all but one: names then. */
export const youOn = ({ you, writers }: Pick<OpenState, "you" | "writers">): ParticipantId | undefined =>
  writers.length > 1 ? undefined : you.id;
