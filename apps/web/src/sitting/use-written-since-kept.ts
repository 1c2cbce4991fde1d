import type { NoteConnection } from "@ourwords/sync/client";
import { useCallback, useEffect, useRef } from "react";

/** Whether there is something in the note that was not kept, as far as this page knows: since it was opened, or ever. */
export function useWrittenSinceKept(connection: NoteConnection): () => boolean {
  const isWritten = useRef(false);
  const newest = useRef(connection.seals.at(-1)?.seq);
  useEffect(() => {
    const write = (): void => {
      isWritten.current = true;
    };
    const look = (): void => {
      const row = connection.seals.at(-1)?.seq;
      if (row !== newest.current) isWritten.current = false;
      newest.current = row;
    };
    connection.doc.on("update", write);
    const stop = connection.onAuthors(look);
    return () => {
      connection.doc.off("update", write);
      stop();
    };
  }, [connection]);
  return useCallback(() => isWritten.current || (newest.current === undefined && hasStory(connection)), [connection]);
}

const hasStory = ({ doc }: NoteConnection): boolean =>
  doc
    .getXmlFragment("story")
    .toJSON()
    .replaceAll(/<[^>]*>/gu, "")
    .trim() !== "";
