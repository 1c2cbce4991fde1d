import type * as Y from "yjs";
import { type OutcomeKey, parseOutcomeKey } from "./map-key.ts";
import { OUTCOMES } from "./schema.ts";

export type OutcomeName = (typeof OUTCOMES)[number];

/** What one participant says became of one line of a plan that was kept. */
export interface Outcome extends OutcomeKey {
  readonly is: OutcomeName;
}

export const parseOutcome = (value: unknown): OutcomeName | undefined => OUTCOMES.find((each) => each === value);

/** LT1: what was said of the plan that a seal kept; by line and then by participant. */
export function outcomesOf(doc: Y.Doc, seal: number): Outcome[] {
  const found: Outcome[] = [];
  for (const [key, value] of doc.getMap("outcomes")) {
    const whose = parseOutcomeKey(key);
    const is = parseOutcome(value);
    if (whose?.seal === seal && is) found.push({ ...whose, is });
  }
  return found.toSorted((one, other) => compare(one.line, other.line) || compare(one.participant, other.participant));
}

/** The newest seal of whose plan anybody has said what became of it. */
export function lastSpokenOf(keys: Iterable<string>): number | undefined {
  let newest: number | undefined;
  for (const key of keys) {
    const seal = parseOutcomeKey(key)?.seal;
    if (seal !== undefined && seal > (newest ?? 0)) newest = seal;
  }
  return newest;
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
