import { isAttributeValue, MARKS, mayHold, NODES, TEXTBLOCKS } from "@ourwords/note";
import * as Y from "yjs";
import type { Place, Standing } from "./known.ts";

/** GT3. What was deleted in the very update it came with has no content left to judge. */
export function mayStand(
  content: Y.Item["content"],
  place: Exclude<Place, { readonly map: string }>,
  attribute: Standing["attribute"],
): boolean {
  if (content instanceof Y.ContentDeleted || place === "gone") return !(content instanceof Y.ContentDoc);
  if (place === "text") {
    if (attribute !== null) return false;
    if (content instanceof Y.ContentString) return true;
    return content instanceof Y.ContentFormat && MARKS.includes(content.key) && isEmptyMark(content.value);
  }
  const node = place === "fragment" ? undefined : place.node;
  if (attribute !== null) {
    const [value, ...more]: unknown[] = content instanceof Y.ContentAny ? content.arr : [];
    return more.length === 0 && node !== undefined && isAttributeValue(value, NODES[node]?.[attribute]);
  }
  if (!(content instanceof Y.ContentType)) return false;
  if (content.type instanceof Y.XmlElement) return mayHold(node, content.type.nodeName);
  return content.type instanceof Y.XmlText && node !== undefined && TEXTBLOCKS.has(node);
}

const isEmptyMark = (value: unknown): boolean =>
  value === null || (typeof value === "object" && Object.keys(value).length === 0);
