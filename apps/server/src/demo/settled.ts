import type { NoteConnection } from "@ourwords/sync/client";
import { encodeStateVector } from "yjs";

/** Longer than a slow disk, shorter than anybody's patience. */
const PATIENCE = 15_000;

/** Waits until every page has everything that any of them wrote, and all of it is on disk. @throws after 15 s */
export function settled(pages: readonly NoteConnection[]): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(() => reject(new Error("the pages of the demo don't come together")), PATIENCE);
  const look = () => {
    const states = pages.map((page) => page.state());
    const saved = states.every((state) => state.phase === "open" && state.save === "saved");
    const vectors = new Set(pages.map(({ doc }) => Buffer.from(encodeStateVector(doc)).toString("hex")));
    if (saved && vectors.size === 1) resolve();
  };
  const stops = pages.map((page) => {
    page.doc.on("update", look);
    const stop = page.subscribe(look);
    return () => {
      page.doc.off("update", look);
      stop();
    };
  });
  look();
  return promise.finally(() => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  });
}
