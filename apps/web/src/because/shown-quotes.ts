import { parseReason, parseReasonKey, planLines } from "@ourwords/note";
import type { NoteConnection } from "@ourwords/sync/client";
import type { Anchored } from "../writing/anchored-places.ts";

/** Words of the story that are quoted under a line of the plan that says something. */
export interface ShownQuote extends Anchored {
  /** as they were when they were quoted */
  readonly text: string;
  /** what the line says */
  readonly line: string;
}

/** The quotes that can be looked up in the plan, in no order. A name is a key of the map `reasons`. */
export function shownQuotes({ doc }: Pick<NoteConnection, "doc">): readonly ShownQuote[] {
  const reasons = doc.getMap("reasons");
  const lines = new Map(reasons.size > 0 ? planLines(doc).map(({ id, text }) => [id, text.trim()]) : []);
  return [...reasons].flatMap(([name, value]) => {
    const key = parseReasonKey(name);
    const reason = parseReason(value);
    const line = key && lines.get(key.line);
    return key && reason && line ? [{ name, anchor: key.anchor, text: reason.text, line }] : [];
  });
}
