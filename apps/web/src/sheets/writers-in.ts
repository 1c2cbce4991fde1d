import type { FragmentName } from "@ourwords/note";
import type { OpenState } from "../note/open-state.ts";

/** The names of those who are writing in a sheet at this moment, at other screens than this one. */
export const writersIn = ({ here, people, writers }: OpenState, fragment: FragmentName): readonly string[] =>
  here
    .filter(({ participant, writing }) => writing === fragment && !writers.includes(participant))
    .flatMap(({ participant }) => people.find(({ id }) => id === participant)?.name ?? []);
