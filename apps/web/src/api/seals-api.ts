import {
  isParticipantId,
  parseSeal,
  type SealedBlock,
  type SealedContent,
  type SealedEntry,
  type SealedNote,
  type SealedPiece,
  type SealedTakenOut,
  type SinceSeal,
  VERDICTS,
} from "@ourwords/protocol";
import { allOf } from "./all-of.ts";
import type { ApiResult } from "./api-result.ts";
import { ask } from "./ask.ts";
import { type Fields, fieldsOf } from "./fields.ts";
import type { Self } from "./people-api.ts";

const pathOf = ({ note, as }: Self, seq: number, more = ""): string =>
  `/api/notes/${note}/seals/${seq}${more}?as=${as}`;

/** SL5: what was kept in row `seq`. */
export const readSeal = (self: Self, seq: number): Promise<ApiResult<SealedNote>> =>
  ask({ method: "GET", path: pathOf(self, seq), parse: parseSealed });

/** SL7: what has changed since. */
export const readSince = (self: Self, seq: number): Promise<ApiResult<SinceSeal>> =>
  ask({ method: "GET", path: pathOf(self, seq, "/since"), parse: parseSince });

function parseSealed(answer: unknown): SealedNote | undefined {
  const { seal, content } = fieldsOf(answer) ?? {};
  const [known, read] = [parseSeal(seal), parseContent(fieldsOf(content) ?? {})];
  return known && read ? { seal: known, content: read } : undefined;
}

function parseContent({ story, plan, maps, takenOut }: Fields): SealedContent | undefined {
  const [told, planned] = [allOf(story, parseBlock), allOf(plan, parseBlock)];
  const taken = allOf(takenOut, parseTakenOut);
  const read: Record<string, readonly SealedEntry[]> = {};
  for (const [name, list] of Object.entries(fieldsOf(maps) ?? {})) {
    const entries = allOf(list, parseEntry);
    if (!entries) return undefined;
    read[name] = entries;
  }
  return told && planned && taken ? { story: told, plan: planned, maps: read, takenOut: taken } : undefined;
}

function parseBlock(value: unknown): SealedBlock | undefined {
  const { node, attributes, blocks = [], pieces = [] } = fieldsOf(value) ?? {};
  const [inner, words] = [allOf(blocks, parseBlock), allOf(pieces, parsePiece)];
  if (typeof node !== "string" || !inner || !words) return undefined;
  return { node, attributes: fieldsOf(attributes) ?? {}, blocks: inner, pieces: words };
}

function parsePiece(value: unknown): SealedPiece | undefined {
  const { text, author, scribe, check, marks = [] } = fieldsOf(value) ?? {};
  const styles = allOf(marks, (mark) => (typeof mark === "string" ? mark : undefined));
  const checked = (["open", ...VERDICTS] as const).find((each) => each === check);
  if (typeof text !== "string" || !styles) return undefined;
  return {
    text,
    marks: styles,
    ...(isParticipantId(author) && { author }),
    ...(isParticipantId(scribe) && { scribe }),
    ...(checked && { check: checked }),
  };
}

function parseEntry(value: unknown): SealedEntry | undefined {
  const { key, value: said, words } = fieldsOf(value) ?? {};
  return typeof key === "string" ? { key, value: said, ...(typeof words === "string" && { words }) } : undefined;
}

function parseTakenOut(value: unknown): SealedTakenOut | undefined {
  const { by, of, at, text } = fieldsOf(value) ?? {};
  return isParticipantId(by) && isParticipantId(of) && typeof at === "number" && typeof text === "string"
    ? { by, of, at, text }
    : undefined;
}

function parseSince(answer: unknown): SinceSeal | undefined {
  const { same, added, gone, said } = fieldsOf(answer) ?? {};
  const [fresh, left] = [allOf(added, parseAdded), allOf(gone, parseGone)];
  const changed = allOf(said, (each) => {
    const { map, key, before, now } = fieldsOf(each) ?? {};
    return typeof map === "string" && typeof key === "string" ? { map, key, before, now } : undefined;
  });
  return typeof same === "boolean" && fresh && left && changed
    ? { same, added: fresh, gone: left, said: changed }
    : undefined;
}

type Whose = Pick<SinceSeal["added"][number], "author" | "scribe">;

function parseWhose(value: unknown): Whose | undefined {
  const { author, scribe } = fieldsOf(value) ?? {};
  return isParticipantId(author) ? { author, ...(isParticipantId(scribe) && { scribe }) } : undefined;
}

function parseAdded(value: unknown): SinceSeal["added"][number] | undefined {
  const { fragment, text } = fieldsOf(value) ?? {};
  const [whose, sheet] = [parseWhose(value), (["story", "plan"] as const).find((each) => each === fragment)];
  return whose && sheet && typeof text === "string" ? { ...whose, fragment: sheet, text } : undefined;
}

function parseGone(value: unknown): SinceSeal["gone"][number] | undefined {
  const { by, text } = fieldsOf(value) ?? {};
  const [whose, hands] = [parseWhose(value), allOf(by, parseWhose)];
  return whose && hands && typeof text === "string" ? { ...whose, by: hands, text } : undefined;
}
