import { systemClock } from "../../apps/server/src/clock.ts";
import { Visitor, type VisitorWays } from "../../apps/server/src/demo/visitor.ts";
import { ENTRY, type Member, secretOf } from "../../apps/server/src/testing/people.ts";
import type { NoteConnection } from "../../packages/sync/src/client.ts";

/** The clinician, signed in by a one-time link, with new notes of theirs. */
export async function clinicianWith(notes: number, link: string): Promise<readonly Member[]> {
  const { origin } = new URL(link);
  const visitor = new Visitor({ local: origin, origin });
  await visitor.post("/api/session", { token: secretOf(link), name: "Dr Ali" });
  const members: Member[] = [];
  for (let count = 0; count < notes; count++)
    members.push({ visitor, ...ENTRY.parse(await visitor.post("/api/notes")) });
  return members;
}

export function openPage({ visitor, note, as }: Member, ways: VisitorWays = {}): NoteConnection {
  // y-websocket listens for the end of the process, once for each page.
  process.setMaxListeners(0);
  return visitor.open(note, as, systemClock, ways);
}

/** The page has all there is, and all of it is on disk. */
export function isInSync(page: NoteConnection): boolean {
  const state = page.state();
  return state.phase === "open" && state.link === "live" && state.save === "saved";
}

export const storyOf = ({ doc }: NoteConnection): string => doc.getXmlFragment("story").toJSON();

/** Pages that show something else than the first of them. */
export const notEqual = (pages: readonly NoteConnection[]): number =>
  new Set(pages.map(storyOf)).size === 1
    ? 0
    : pages.filter((page) => storyOf(page) !== storyOf(pages[0] ?? page)).length;

/** Waits for it, looking again and again. Answers how many ms it took; `undefined` when it did not come true in time. */
export async function came(isTrue: () => boolean, withinMs: number): Promise<number | undefined> {
  const begun = performance.now();
  while (!isTrue()) {
    if (performance.now() - begun > withinMs) return undefined;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return Math.round(performance.now() - begun);
}

/** Of tokens that were typed, how many are missing, and how many are there more than once. */
export function counted(
  text: string,
  typed: readonly string[],
): { readonly missing: number; readonly doubled: number } {
  const times = typed.map((token) => text.split(token).length - 1);
  return { missing: times.filter((count) => count === 0).length, doubled: times.filter((count) => count > 1).length };
}
