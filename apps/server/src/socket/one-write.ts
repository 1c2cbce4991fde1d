import type { Writable } from "node:stream";

/** Whoever writes to `stream` calls the answer first: all that is written in one turn of the event loop then is one write. */
export function oneWriteATurn(stream: Writable): () => void {
  let isCorked = false;
  return () => {
    if (isCorked) return;
    isCorked = true;
    stream.cork();
    process.nextTick(() => {
      isCorked = false;
      stream.uncork();
    });
  };
}
