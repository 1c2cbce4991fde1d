import type { Authorship, CopyRun } from "@ourwords/protocol";
import * as Y from "yjs";
import { charSet } from "./char-set.ts";
import { itemsIn, rangeOf } from "./items-in.ts";
import type { Ledger } from "./ledger.ts";

/**
 * What a page is told about characters when it comes (AU4.5). `doc` is the note as pages are given it, `clients` are the
 * page's own voices. Others' copies are told where they live: of a much restructured note most are dead, and nobody asks
 * about those but the page on which they died, which has not forgotten. About its own characters it is told everything, so
 * that what it had worked out for them by itself gives way. It is told all checks: nothing is said anew when words that
 * were taken out come back, and they have to come back as checked as they went.
 */
export function factsForPage(doc: Y.Doc, ledger: Ledger, clients: ReadonlySet<number>): Authorship {
  const { voices, copies, checks } = ledger.whole();
  const traced = [...clients].flatMap((client) => {
    const length = Y.getState(doc.store, client);
    return length > 0 ? [{ client, clock: 0, length }] : [];
  });
  const told = copies.flatMap((run) => (clients.has(run.client) ? [run] : livingParts(doc, run)));
  return { voices, traced, copies: told, checks };
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
