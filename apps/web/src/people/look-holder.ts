import type { Look } from "@ourwords/protocol";
import type { OpenState } from "../note/open-state.ts";

export interface LookHolder {
  readonly name: string;
  /** the two would change looks; otherwise it is taken */
  readonly gives: boolean;
}

/** Who else has a look. Whoever has gone gives theirs to anybody; who is not here now, to the person, who chooses first. */
export function lookHolder(
  { you, people, here }: Pick<OpenState, "you" | "people" | "here">,
  look: Look,
): LookHolder | undefined {
  const holders = people.filter((each) => each.look === look && each.id !== you.id);
  const present = new Set(here.map(({ participant }) => participant));
  const firm = holders.find(({ id, access }) => access !== "none" && (you.role !== "person" || present.has(id)));
  const holder = firm ?? holders[0];
  return holder && { name: holder.name, gives: firm === undefined };
}
