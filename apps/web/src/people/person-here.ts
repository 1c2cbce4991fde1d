import type { Participant } from "@ourwords/protocol";
import type { OpenState } from "../note/open-state.ts";

/** The person, where they sit at somebody else's page. What is theirs to decide takes their four numbers there (IN9). */
export const personHere = ({
  you,
  people,
  writers,
}: Pick<OpenState, "you" | "people" | "writers">): Participant | undefined =>
  people.find(
    ({ id, role, access }) => role === "person" && access === "note" && id !== you.id && writers.includes(id),
  );
