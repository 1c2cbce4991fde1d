/** What one connection may send. Source: measured attacks on Yjs 13.6.33 and what honest pages need. */
export const LIMITS = {
  /** bytes in one frame; the socket refuses more before it is read */
  frameBytes: 256 * 1024,
  /** structs in one update: 5 times what pasting a chapter makes; to look at them all takes 20 ms */
  structs: 5_000,
  /** delete ranges in one update */
  deletes: 5_000,
  /** entries of the maps in one update; a page writes one at a time, and each may be looked up in a long line */
  entries: 16,
  /** levels of a note: a fragment's parts are level 1. Our lists and quotes may stand in each other; pages read all by recursion */
  depth: 16,
  /** letters of a note, in all its texts */
  noteLetters: 200_000,
  /** lines, lists and all else of a note that is no text */
  noteBlocks: 10_000,
  /** bytes of a note as one update, roughly: what was deleted counts, too, as it is kept */
  noteBytes: 5 * 1024 * 1024,
  /** bytes in a state vector: about 400 voices */
  stateVectorBytes: 4 * 1024,
  /** bytes in one awareness frame */
  awarenessBytes: 2 * 1024,
  /** letters in the id of a taken-out record */
  recordId: 64,
  /** ranges in one check; a passage that many hands worked over has some dozens */
  checkRanges: 5_000,
  /** seals of a note that one of its people may make in an hour; each is as long as the note, and a sitting ends once */
  seals: 12,
  /** people at one keyboard, whose page it is included */
  writers: 6,
  /** frames that may wait while a note is opened or the disk is slow; 2 s of somebody pasting without a pause */
  waitingFrames: 2_000,
  /** live connections of one participant to one note */
  connections: 5,
  /** connections from one address that nobody is signed in on */
  strangers: 20,
} as const;

export type Limits = typeof LIMITS;
