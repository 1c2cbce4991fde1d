import { type LineWords, parseWho, whoValue } from "@ourwords/note";
import type { Editor } from "@tiptap/core";
import { closeHistory } from "@tiptap/pm/history";
import { placeOfLine } from "./place-of-line.ts";

/** Who does what a line says, and by when. */
export type LineFactsSet = Pick<LineWords, "who" | "by">;

/**
 * PL8: says who does what a line says and by when, by steps that change these attributes and nothing else: no letter is
 * written again. One undo takes it back. What is the same already is left alone, for somebody else may be saying the other.
 */
export function setLineFacts({ view }: Editor, id: string, { who, by }: LineFactsSet): void {
  const { tr, doc } = view.state;
  const place = placeOfLine(doc, id);
  if (place === undefined) return;
  const wanted = { who: whoValue(who) ?? null, by: by ?? null };
  for (const name of ["who", "by"] as const)
    if (doc.nodeAt(place)?.attrs[name] !== wanted[name]) tr.setNodeAttribute(place, name, wanted[name]);
  if (tr.docChanged) view.dispatch(closeHistory(tr));
}

/** What is said of a line now. */
export function lineFacts({ state: { doc } }: Editor, id: string): LineFactsSet {
  const place = placeOfLine(doc, id);
  const { who, by } = (place === undefined ? undefined : doc.nodeAt(place))?.attrs ?? {};
  return { who: parseWho(who) ?? [], by: typeof by === "string" ? by : undefined };
}
