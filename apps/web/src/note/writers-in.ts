import type { FragmentName } from "@ourwords/note";
import type { OpenState } from "./open-state.ts";

/** The names of the others who are writing in a sheet at this moment. */
export const writersIn = ({ here, people, you }: OpenState, fragment: FragmentName): readonly string[] =>
  here
    .filter(({ participant, writing }) => writing === fragment && participant !== you.id)
    .flatMap(({ participant }) => people.find(({ id }) => id === participant)?.name ?? []);
