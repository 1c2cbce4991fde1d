import { onceSaid } from "@ourwords/authorship";
import {
  anchorName,
  MAP_NAMES,
  type MapName,
  MAPS,
  ownerOf,
  parseMapKey,
  parseOutcome,
  parseOutcomeKey,
  parseReason,
  parseReasonKey,
  parseStance,
  parseStanceKey,
} from "@ourwords/note";
import { type CharRange, type CloseReason, joinedRanges, type Voice } from "@ourwords/protocol";
import * as Y from "yjs";
import { onceLine } from "./once-line.ts";

/** The note that an entry comes into, as the gate knows it. */
export interface MapNote {
  /** as it is without the update; keeps deleted text */
  readonly doc: Y.Doc;
  readonly exists: (characters: CharRange) => boolean;
  readonly voiceOf: (client: number) => Voice | undefined;
  readonly originsOf: (range: CharRange) => readonly CharRange[];
  readonly keptLines: KeptLines;
}

/** The ids of the lines in the plan that the seal in a row kept. `no-seal`: there is none. `unread`: they are not known yet. */
export type KeptLines = (row: number) => ReadonlySet<string> | "no-seal" | "unread";

/** The row of a seal that has to be read before it can be said whether an entry may come in. */
export interface Unread {
  readonly unread: number;
}

interface Place {
  readonly map: MapName;
  readonly key: string;
}

/** The map of the note that a type is. */
export const mapOf = (doc: Y.Doc, type: unknown): MapName | undefined =>
  MAP_NAMES.find((name) => type !== undefined && doc.share.get(name) === type);

/**
 * GT4: whether `voice` may put this under `key`. Only an author in their own words: what a scribe types can't be marked
 * here. Also what was deleted in the very update it came with takes away what stood under its key.
 */
export function checkEntry(
  content: Y.Item["content"],
  { map, key }: { readonly map: MapName; readonly key: string | null },
  voice: Voice | undefined,
  note: MapNote,
): CloseReason | Unread | undefined {
  const owner = key === null ? undefined : ownerOf(map, key);
  if (key === null || owner === undefined) return "unknown-content";
  if (!voice || voice.scribe !== undefined || voice.author !== owner) return "foreign-voice";
  const value = content instanceof Y.ContentDeleted ? "gone" : { is: valueOf(content) };
  switch (map) {
    case "stances":
      return value === "gone" ? undefined : checkStance(value.is, { map, key }, note);
    case "meanings":
      return checkMeaning(value, { map, key }, note);
    case "reasons":
      return value === "gone" ? undefined : checkReason(value.is, { map, key }, note);
    case "outcomes":
      return value === "gone" ? undefined : checkOutcome(value.is, { map, key }, note);
  }
}

/** GT4: whether a delete set takes away what somebody else than `author` said. */
export function takesFromOthers(doc: Y.Doc, ds: Y.Transaction["deleteSet"], author: string | undefined): boolean {
  if (ds.clients.size === 0) return false;
  return MAP_NAMES.some((name) =>
    [...doc.getMap(name)._map].some(
      ([key, item]) => !item.deleted && Y.isDeleted(ds, item.id) && ownerOf(name, key) !== author,
    ),
  );
}

function valueOf(content: Y.Item["content"]): unknown {
  const [value, ...more]: unknown[] = content instanceof Y.ContentAny ? content.arr : [];
  return more.length === 0 ? value : undefined;
}

/** PL4: the line said so once. */
function checkStance(value: unknown, { key }: Place, { doc }: MapNote): CloseReason | undefined {
  const line = parseStanceKey(key)?.line;
  const stance = parseStance(value);
  if (!stance) return "unknown-content";
  return line !== undefined && onceLine(doc, line, stance.of) ? undefined : "never-said";
}

function checkMeaning(
  value: "gone" | { readonly is: unknown },
  { key }: Place,
  { exists }: MapNote,
): CloseReason | undefined {
  if (!parseMapKey(key)?.anchor.every(exists)) return "bad-update";
  if (value === "gone") return undefined;
  const { is } = value;
  const [least, greatest] = MAPS.meanings.letters;
  const isMeaning = typeof is === "string" && is.length >= least && is.length <= greatest && is.trim() !== "";
  return isMeaning ? undefined : "unknown-content";
}

/** AU11: one author said so, in the story, and these are the originals that the key names. */
function checkReason(value: unknown, { key }: Place, note: MapNote): CloseReason | undefined {
  const anchor = parseReasonKey(key)?.anchor;
  const reason = parseReason(value);
  if (!reason || !anchor) return "unknown-content";
  const said = onceSaid(note.doc, reason, "part");
  const originals = joinedRanges(reason.chars.flatMap(note.originsOf));
  const authors = new Set(originals.map(({ client }) => note.voiceOf(client)?.author));
  const isSo =
    said?.fragment === note.doc.getXmlFragment("story") &&
    authors.size === 1 &&
    !authors.has(undefined) &&
    anchorName(originals) === anchorName(anchor);
  return isSo ? undefined : "never-said";
}

/** LT2: the line stood in the plan that this seal kept. */
function checkOutcome(value: unknown, { key }: Place, { keptLines }: MapNote): CloseReason | Unread | undefined {
  const of = parseOutcomeKey(key);
  if (!of || !parseOutcome(value)) return "unknown-content";
  const lines = keptLines(of.seal);
  if (lines === "unread") return { unread: of.seal };
  return lines !== "no-seal" && lines.has(of.line) ? undefined : "never-said";
}
