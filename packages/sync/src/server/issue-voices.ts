import { type IssuedVoice, type PageId, type Participant, SERVER_CLIENT } from "@ourwords/protocol";
import type { PageVoice, PeopleBody } from "../row-body.ts";
import type { NoteFold } from "./note-fold.ts";

/** Who writes on a page: whose page it is, and whoever shares its keyboard (AU2). */
export type Writers = readonly [Participant, ...Participant[]];

/**
 * AU1: the voices a page may write with, one for each of its writers, and the row that makes them known, if they are not
 * yet. A page that comes back gets its own again, because what it has not sent yet is written under them; nobody else's
 * page ever does (GT2).
 */
export function issueVoices(
  writers: Writers,
  page: PageId,
  fold: NoteFold,
  random: () => number,
): { readonly voices: readonly IssuedVoice[]; readonly body: PeopleBody | undefined } {
  const participants = writers.filter((writer) => !isKnown(writer, fold));
  const fresh: PageVoice[] = [];
  const voices = writers.flatMap(({ id }) => {
    const own = fold.voices.filter(({ page: of, voice }) => of === page && (voice.scribe ?? voice.author) === id);
    if (own.length > 0) return own.map(({ voice }) => voice);
    const voice: IssuedVoice = { client: freshClient(fold, random), author: id };
    fresh.push({ page, voice });
    return [voice];
  });
  const isNews = participants.length + fresh.length > 0;
  return { voices, body: isNews ? { participants, voices: fresh } : undefined };
}

function isKnown({ id, name, role, look }: Participant, { participants }: NoteFold): boolean {
  const known = participants.get(id);
  return known?.name === name && known.role === role && known.look === look;
}

function freshClient(fold: NoteFold, random: () => number): number {
  for (;;) {
    const client = Math.floor(random() * 2 ** 32);
    if (client > SERVER_CLIENT && !fold.ledger.voiceOf(client) && !fold.doc.store.clients.has(client)) return client;
  }
}
