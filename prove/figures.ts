/** What one run or many came to. All but the last group must be 0; they are counted in letters, `diverged` in replicas. */
export interface Figures {
  /** letters whose author is not who typed them */
  wrongAuthor: number;
  /** letters of which the note says another hand than the one that typed them */
  wrongScribe: number;
  /** letters that were written down for somebody, of which the note says something else than their author said */
  wrongCheck: number;
  /** letters that are gone although nobody's removal of them stands */
  missing: number;
  /** letters that stand more than once */
  doubled: number;
  /** letters that stand although a removal of them stands */
  resurrected: number;
  /** letters of others that an undo or redo took, doubled, or brought back though this voice had not taken them */
  touchedByUndo: number;
  /** letters that somebody else took out, of which no record says so */
  silentlyTaken: number;
  /** letters of which a record says what is not so: whose, by whom, or that they are gone */
  wrongRecord: number;
  /** pages and replays that show another note than the cold replay of the log */
  diverged: number;
  /** what threw, was refused, or was reported by the room */
  threw: number;

  ops: number;
  characters: number;
  /** those of them that were written down for somebody, and those that their author has looked at */
  writtenDown: number;
  checked: number;
  /** rows of the log, by kind */
  updates: number;
  mends: number;
  /** records that stand at the end */
  takenOut: number;
  /** letters about which two ends are right (see `oracle.ts`) */
  unclear: number;
  /** how often each kind of edit changed something */
  kinds: Record<string, number>;
}

const FAULTS = [
  "wrongAuthor",
  "wrongScribe",
  "wrongCheck",
  "missing",
  "doubled",
  "resurrected",
  "touchedByUndo",
  "silentlyTaken",
  "wrongRecord",
  "diverged",
  "threw",
] as const;

const COUNTS = [
  ...FAULTS,
  "ops",
  "characters",
  "writtenDown",
  "checked",
  "updates",
  "mends",
  "takenOut",
  "unclear",
] as const;

export const noFigures = (): Figures => ({
  wrongAuthor: 0,
  wrongScribe: 0,
  wrongCheck: 0,
  missing: 0,
  doubled: 0,
  resurrected: 0,
  touchedByUndo: 0,
  silentlyTaken: 0,
  wrongRecord: 0,
  diverged: 0,
  threw: 0,
  ops: 0,
  characters: 0,
  writtenDown: 0,
  checked: 0,
  updates: 0,
  mends: 0,
  takenOut: 0,
  unclear: 0,
  kinds: {},
});

export function add(total: Figures, more: Figures): void {
  for (const name of COUNTS) total[name] += more[name];
  for (const [kind, times] of Object.entries(more.kinds)) total.kinds[kind] = (total.kinds[kind] ?? 0) + times;
}

export const isProven = (figures: Figures): boolean => figures.ops > 0 && FAULTS.every((name) => figures[name] === 0);

/** What went wrong, in words, or nothing. */
export const faultsOf = (figures: Figures): string =>
  FAULTS.filter((name) => figures[name] > 0)
    .map((name) => `${name} ${figures[name]}`)
    .join(", ");
