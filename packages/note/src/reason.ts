import type { CharRange } from "@ourwords/protocol";
import { fieldsOf } from "./fields-of.ts";
import { anchorName, parseAnchor } from "./map-key.ts";
import { MAPS } from "./schema.ts";
import { isText } from "./stance.ts";

/** "Because you said…": words of one author, quoted from the story under a plan line. */
export interface Reason {
  readonly text: string;
  /** its characters as they stood when they were quoted: what the server believes it by. The key names their originals */
  readonly chars: readonly CharRange[];
}

/** A quote as the map `reasons` keeps it. */
export const reasonValue = ({ text, chars }: Reason): Record<string, unknown> => ({ text, chars: anchorName(chars) });

/** Reads one. There is one way only to write each; anything else is none. */
export function parseReason(value: unknown): Reason | undefined {
  const fields = fieldsOf(value, ["text", "chars"]);
  if (!fields) return undefined;
  const { text, chars } = fields;
  if (!isText(text, MAPS.reasons.text) || typeof chars !== "string") return undefined;
  const ranges = parseAnchor(chars, { ranges: MAPS.reasons.ranges, letters: MAPS.reasons.text });
  return ranges && { text, chars: ranges };
}
