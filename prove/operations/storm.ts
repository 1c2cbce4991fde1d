import { takeTurn } from "../../apps/server/src/demo/take-turn.ts";
import { Server } from "../../e2e/support/server.ts";
import type { NoteConnection } from "../../packages/sync/src/client.ts";
import { came, clinicianWith, counted, isInSync, notEqual, openPage, storyOf } from "./many-pages.ts";

/** Pages of one participant in one note: as many as the server lets in. */
const PAGES = 5;
/** Longer is no answer any more. */
const PATIENCE_MS = 120_000;

export interface StormFigures {
  readonly clients: number;
  readonly notes: number;
  /** from the moment that the server listens again until every page has everything and all of it is on disk */
  readonly ms: number | undefined;
  readonly missing: number;
  readonly doubled: number;
  readonly notEqual: number;
}

const said = (when: string, at: number): string => `(${when} ${at})`;

/** All come back at once: the server is killed while everybody has a note open and writes, and started again. */
export async function proveStorm({ clients }: { readonly clients: number }): Promise<StormFigures> {
  const server = await Server.start();
  const notes: NoteConnection[][] = [];
  try {
    const members = await clinicianWith(Math.ceil(clients / PAGES), server.link);
    for (const [index, member] of members.entries()) {
      const pages = Array.from({ length: Math.min(PAGES, clients - index * PAGES) }, () => openPage(member));
      notes.push(pages);
      await came(() => pages.every(isInSync), PATIENCE_MS);
    }
    const all = notes.flat();
    const say = (when: string): void => {
      for (const [at, page] of all.entries()) takeTurn(page.doc, { by: "ali", do: "tell", text: said(when, at) });
    };
    say("before");
    await server.kill();
    await came(() => all.every((page) => !isInSync(page)), PATIENCE_MS);
    say("while");
    await server.start();
    const ms = await came(() => all.every(isInSync) && notes.every((pages) => notEqual(pages) === 0), PATIENCE_MS);
    const sums = { missing: 0, doubled: 0, notEqual: 0 };
    for (const pages of notes) {
      const [first] = pages;
      if (!first) continue;
      const typed = pages.flatMap((page) => ["before", "while"].map((when) => said(when, all.indexOf(page))));
      const { missing, doubled } = counted(storyOf(first), typed);
      sums.missing += missing;
      sums.doubled += doubled;
      sums.notEqual += notEqual(pages);
    }
    return { clients: all.length, notes: notes.length, ms, ...sums };
  } finally {
    for (const page of notes.flat()) page.close();
    await server.close();
  }
}

export const isStormProven = ({ ms, missing, doubled, notEqual: other }: StormFigures): boolean =>
  ms !== undefined && ms <= 15_000 && missing + doubled + other === 0;
