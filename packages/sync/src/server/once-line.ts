import { onceSaid, type OnceSaid } from "@ourwords/authorship";
import { type AnsweredLine, whoValue } from "@ourwords/note";
import type * as Y from "yjs";

/**
 * PL4: whether a plan line can have said this when somebody answered it: its whole text (`onceSaid`), and who and by when.
 * The block must have had the line's id; that it has another one by now changes nothing.
 */
export function onceLine(doc: Y.Doc, line: string, { text, chars, who, by }: AnsweredLine): boolean {
  const said = onceSaid(doc, { text, chars }, "whole");
  if (!said || said.fragment !== doc.getXmlFragment("plan")) return false;
  const ids = valuesOf(said.block, "line").map(({ value }) => value);
  return ids.includes(line) && couldBe(said, "who", whoValue(who)) && couldBe(said, "by", by);
}

/** What somebody had before them was there at some time, and not older than what they had surely seen. */
function couldBe({ block, hadSeen }: OnceSaid, attribute: string, claimed: string | undefined): boolean {
  const [latest, ...before] = valuesOf(block, attribute);
  if (!latest) return claimed === undefined;
  if (latest.stands && hadSeen(latest.id)) return latest.value === claimed;
  return claimed === undefined || [latest, ...before].some(({ value }) => value === claimed);
}

interface Value {
  readonly id: Pick<Y.ID, "client" | "clock">;
  readonly stands: boolean;
  readonly value: unknown;
}

/** All that an attribute ever said, the latest first. Yjs makes one item of neighbours that stand no more. */
function valuesOf(block: Y.XmlElement, attribute: string): Value[] {
  const values: Value[] = [];
  for (let item = block._map.get(attribute) ?? null; item; item = item.left) {
    const { client, clock } = item.id;
    const stands = !item.deleted;
    const said: unknown[] = item.content.getContent();
    values.push(...said.map((value, at) => ({ id: { client, clock: clock + at }, stands, value })).toReversed());
  }
  return values;
}
