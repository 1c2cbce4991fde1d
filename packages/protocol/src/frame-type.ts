/** The first varUint of a frame. 0 to 3 are y-websocket's own; ours start at 10. */
export const FRAME = {
  sync: 0,
  awareness: 1,
  queryAwareness: 3,
  welcome: 10,
  saved: 11,
  authorship: 12,
  people: 13,
  refused: 14,
  takenOut: 15,
  putBack: 16,
  speak: 17,
  claims: 18,
} as const;
