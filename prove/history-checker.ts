/** One character as it stands in a note: what it is, and whose it is said to be. Every character typed in a history is another. */
export interface Standing {
  readonly character: string;
  readonly author: string;
}

/** What happened, in the order in which it was known. */
export type HistoryEvent =
  | { readonly kind: "typed"; readonly character: string; readonly author: string }
  /** its writer was told that it is on disk */
  | { readonly kind: "acked"; readonly character: string }
  /** somebody who did not type it has it */
  | { readonly kind: "seen"; readonly character: string }
  /** the server died, and this was on its disk then */
  | { readonly kind: "crashed"; readonly onDisk: readonly Standing[] }
  /** nothing is under way: what each page shows, and what a page shows that loads the note now */
  | {
      readonly kind: "atRest";
      readonly replicas: readonly (readonly Standing[])[];
      readonly cold: readonly Standing[];
    };

export interface HistoryFigures {
  readonly typed: number;
  readonly acked: number;
  /** acknowledged, and not on disk after a crash, or not in a replica at rest */
  readonly lost: number;
  /** typed, never acknowledged, and not in a replica at rest although its page is still there */
  readonly missing: number;
  /** more than once on disk or in a replica */
  readonly doubled: number;
  /** seen by somebody before a crash, and not on disk after it */
  readonly early: number;
  /** under another author than who typed it */
  readonly misattributed: number;
  /** on disk or in a replica, and typed by nobody */
  readonly unknown: number;
  /** replicas at rest that differ from a cold load */
  readonly notEqual: number;
}

/** What is wrong in a history. Each character counts once for each fault it has. Pure. */
export function checkHistory(events: readonly HistoryEvent[]): HistoryFigures {
  const typed = new Map<string, string>();
  const acked = new Set<string>();
  const seen = new Set<string>();
  const faults = {
    lost: new Set<string>(),
    missing: new Set<string>(),
    doubled: new Set<string>(),
    early: new Set<string>(),
    misattributed: new Set<string>(),
    unknown: new Set<string>(),
  };
  let notEqual = 0;
  const look = (standing: readonly Standing[]): ReadonlySet<string> => {
    const there = new Set<string>();
    for (const { character, author } of standing) {
      if (there.has(character)) faults.doubled.add(character);
      there.add(character);
      const writer = typed.get(character);
      if (writer === undefined) faults.unknown.add(character);
      else if (writer !== author) faults.misattributed.add(character);
    }
    return there;
  };
  for (const event of events)
    switch (event.kind) {
      case "typed":
        typed.set(event.character, event.author);
        break;
      case "acked":
        acked.add(event.character);
        break;
      case "seen":
        seen.add(event.character);
        break;
      case "crashed": {
        const there = look(event.onDisk);
        for (const each of acked) if (!there.has(each)) faults.lost.add(each);
        for (const each of seen) if (!there.has(each)) faults.early.add(each);
        break;
      }
      case "atRest": {
        const cold = textOf(event.cold);
        for (const replica of [event.cold, ...event.replicas]) {
          const there = look(replica);
          for (const each of typed.keys())
            if (!there.has(each)) (acked.has(each) ? faults.lost : faults.missing).add(each);
        }
        notEqual += event.replicas.filter((replica) => textOf(replica) !== cold).length;
        break;
      }
    }
  const { lost, missing, doubled, early, misattributed, unknown } = faults;
  return {
    typed: typed.size,
    acked: acked.size,
    lost: lost.size,
    missing: missing.size,
    doubled: doubled.size,
    early: early.size,
    misattributed: misattributed.size,
    unknown: unknown.size,
    notEqual,
  };
}

/** Nothing is wrong, and there was something to go wrong. */
export const isKept = (figures: HistoryFigures): boolean => {
  const { acked, lost, missing, doubled, early, misattributed, unknown, notEqual } = figures;
  return acked > 0 && lost + missing + doubled + early + misattributed + unknown + notEqual === 0;
};

const textOf = (standing: readonly Standing[]): string =>
  standing.map(({ character, author }) => `${character}\0${author}`).join("\0");
