import { type Outcome, outcomesOf } from "@ourwords/note";
import { useEffect, useState } from "react";
import type * as Y from "yjs";

/** What everybody says became of the plan that the seal in this row kept. */
export function useOutcomes(doc: Y.Doc, seal: number): readonly Outcome[] {
  const [said, setSaid] = useState<readonly Outcome[]>(() => outcomesOf(doc, seal));
  useEffect(() => {
    const outcomes = doc.getMap("outcomes");
    const look = (): void => setSaid(outcomesOf(doc, seal));
    look();
    outcomes.observe(look);
    return () => outcomes.unobserve(look);
  }, [doc, seal]);
  return said;
}
