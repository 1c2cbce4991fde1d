import { FRAGMENTS } from "@ourwords/note";
import * as Y from "yjs";

/** Counts the lines that others change from now on, each once. Returns what ends it. */
export function countLinesChanged(doc: Y.Doc, onCount: (lines: number) => void): () => void {
  const changed = new Set<unknown>();
  const look = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[], { local }: Y.Transaction): void => {
    if (local) return;
    for (const { target, changes } of events) {
      if (target instanceof Y.XmlText) changed.add(target.parent);
      // Lines that came are counted by themselves; those that went can't be any more.
      else for (const item of [...changes.added, ...changes.deleted]) changed.add(lineOf(item));
    }
    onCount(changed.size);
  };
  const fragments = FRAGMENTS.map((name) => doc.getXmlFragment(name));
  for (const fragment of fragments) fragment.observeDeep(look);
  return () => {
    for (const fragment of fragments) fragment.unobserveDeep(look);
  };
}

const lineOf = (item: Y.Item): unknown => (item.content instanceof Y.ContentType ? item.content.type : item);
