/**
 * Asks for a task after this turn, when Yjs has what the editor has and before the browser paints: once, for all that asks
 * for it within the turn.
 */
export function afterThisTurn(task: () => void): () => void {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    queueMicrotask(() => {
      isAsked = false;
      task();
    });
  };
}
