import type { ParticipantId } from "@ourwords/protocol";
import type * as Y from "yjs";
import { parseStanceKey } from "./map-key.ts";
import { planLines } from "./plan-lines.ts";
import { parseStance, type Stance, type StanceNow, stanceNow } from "./stance.ts";

/** Somebody's answer to a plan line, and how it stands to what the line says now. */
export interface Answered extends Stance {
  readonly line: string;
  readonly participant: ParticipantId;
  readonly now: StanceNow;
}

/** All answers of a note: in the order of the plan, then those to lines that are gone; of one line by participant. */
export function answersIn(doc: Y.Doc): Answered[] {
  const lines = planLines(doc);
  const place = new Map(lines.map(({ id }, index) => [id, index]));
  const found: Answered[] = [];
  for (const [key, value] of doc.getMap("stances")) {
    const whose = parseStanceKey(key);
    const stance = parseStance(value);
    if (whose && stance)
      found.push({ ...whose, ...stance, now: stanceNow(lines[place.get(whose.line) ?? -1], stance) });
  }
  const order = ({ line }: Answered): number => place.get(line) ?? lines.length;
  return found.toSorted((one, other) => order(one) - order(other) || compare(keyOf(one), keyOf(other)));
}

const keyOf = ({ line, participant }: Answered): string => `${line}/${participant}`;
const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
