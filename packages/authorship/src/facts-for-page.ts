import type { Authorship, CopyRun } from "@ourwords/protocol";
import * as Y from "yjs";
import { charSet } from "./char-set.ts";
import { itemsIn, rangeOf } from "./items-in.ts";
import type { Ledger } from "./ledger.ts";

/** A note's copies as pages are told them: the same for every page until the note changes. */
export interface ToldCopies {
  readonly all: readonly CopyRun[];
  /** where they live */
  readonly living: readonly CopyRun[];
  /** how far the note has each client */
  readonly ends: ReadonlyMap<number, number>;
}

/** `doc` is the note as pages are given it. */
export function toldCopies(doc: Y.Doc, ledger: Ledger): ToldCopies {
  const all = ledger.copies();
  const ends = new Map([...doc.store.clients.keys()].map((client) => [client, Y.getState(doc.store, client)]));
  return { all, living: all.flatMap((run) => livingParts(doc, run)), ends };
}

/**
 * What a page is told about characters when it comes (AU4.5). `clients` are the page's own voices. Others' copies are told
 * where they live: of a much restructured note most are dead, and nobody asks about those but the page on which they died,
 * which has not forgotten. About its own characters it is told everything, so that what it had worked out for them by itself
 * gives way. It is told all checks: nothing is said anew when words that were taken out come back, and they have to come
 * back as checked as they went.
 */
export function factsForPage(
  { all, living, ends }: ToldCopies,
  ledger: Ledger,
  clients: ReadonlySet<number>,
): Authorship {
  const traced = [...clients].flatMap((client) => {
    const length = ends.get(client) ?? 0;
    return length > 0 ? [{ client, clock: 0, length }] : [];
  });
  const own = all.filter(({ client }) => clients.has(client));
  const others = own.length > 0 ? living.filter(({ client }) => !clients.has(client)) : living;
  return { voices: ledger.voices(), traced, copies: [...own, ...others], checks: ledger.checks() };
}

function livingParts(doc: Y.Doc, run: CopyRun): CopyRun[] {
  const living = charSet();
  for (const part of itemsIn(doc, run)) if (!part.item.deleted) living.set(rangeOf(part), true);
  const { originClient } = run;
  const shift = run.originClock - run.clock;
  return living
    .all()
    .map(({ client, clock, length }) => ({ client, clock, length, originClient, originClock: clock + shift }));
}
