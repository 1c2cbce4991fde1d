import { MAP_NAMES, type MapName, MAPS, type MapValues, parseMapKey } from "@ourwords/note";
import type { CharRange, CloseReason, Voice } from "@ourwords/protocol";
import * as Y from "yjs";

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
  exists: (characters: CharRange) => boolean,
): CloseReason | undefined {
  const parsed = key === null ? undefined : parseMapKey(key);
  if (!parsed) return "unknown-content";
  if (!voice || voice.scribe !== undefined || voice.author !== parsed.participant) return "foreign-voice";
  if (!parsed.anchor.every(exists)) return "bad-update";
  if (content instanceof Y.ContentDeleted) return undefined;
  const [value, ...more]: unknown[] = content instanceof Y.ContentAny ? content.arr : [];
  return more.length === 0 && mayBe(value, MAPS[map]) ? undefined : "unknown-content";
}

/** GT4: whether a delete set takes away what somebody else than `author` said. */
export function takesFromOthers(doc: Y.Doc, ds: Y.Transaction["deleteSet"], author: string | undefined): boolean {
  if (ds.clients.size === 0) return false;
  return MAP_NAMES.some((name) =>
    [...doc.getMap(name)._map].some(
      ([key, item]) => !item.deleted && parseMapKey(key)?.participant !== author && Y.isDeleted(ds, item.id),
    ),
  );
}

function mayBe(value: unknown, allowed: MapValues): boolean {
  if (typeof value !== "string") return false;
  if ("oneOf" in allowed) return allowed.oneOf.includes(value);
  const [least, greatest] = allowed.letters;
  return value.length >= least && value.length <= greatest && value.trim() !== "";
}
