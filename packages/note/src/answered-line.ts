import { type CharRange, joinedRanges } from "@ourwords/protocol";
import * as Y from "yjs";
import type { PlanLineHere } from "./plan-lines.ts";
import type { AnsweredLine } from "./stance.ts";

/** A line as it stands, for somebody's answer to it. */
export const answeredLine = ({ block, text, who, by }: PlanLineHere): AnsweredLine => ({
  text,
  chars: joinedRanges(charsOf(block)),
  who,
  by,
});

/** The characters of a block as they stand, in order. */
function* charsOf(block: Y.XmlElement): Iterable<CharRange> {
  for (const text of block.toArray()) {
    if (!(text instanceof Y.XmlText)) continue;
    for (let item = text._start; item; item = item.right) {
      const { client, clock } = item.id;
      if (!item.deleted && item.content instanceof Y.ContentString) yield { client, clock, length: item.length };
    }
  }
}
