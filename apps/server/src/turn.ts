/** Resolves when whoever waited in the event loop before has had a turn. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
