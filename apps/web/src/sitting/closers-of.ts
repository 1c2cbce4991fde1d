import type { Participant } from "@ourwords/protocol";
import type { OpenState } from "../note/open-state.ts";

/** Who is asked for a closing line on this page, one after the other. */
export interface Closers {
  /** clinicians first */
  readonly closers: readonly Participant[];
  /** nobody on another page is asked before them */
  readonly isFirst: boolean;
  /** the clinicians at other pages, who are */
  readonly before: readonly Participant[];
}

type Here = Pick<OpenState, "people" | "writers" | "here">;

export function closersOf({ people, writers, here }: Here): Closers {
  const writing = people.filter(({ id }) => writers.includes(id));
  const clinicians = writing.filter(isClinician);
  const before = people.filter(
    (each) =>
      isClinician(each) && !writers.includes(each.id) && here.some(({ participant }) => participant === each.id),
  );
  return {
    closers: [...clinicians, ...writing.filter((each) => !isClinician(each))],
    isFirst: clinicians.length > 0 || before.length === 0,
    before,
  };
}

const isClinician = ({ role }: Participant): boolean => role === "clinician";
