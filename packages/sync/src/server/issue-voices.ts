import { type IssuedVoice, type PageId, type Participant, SERVER_CLIENT, type Voice } from "@ourwords/protocol";
import type { PageVoice } from "../row-body.ts";
import type { NoteFold } from "./note-fold.ts";

/** Who writes on a page: whose page it is, and whoever shares its keyboard (AU2). */
export type Writers = readonly [Participant, ...Participant[]];

/**
 * AU1, AU2: the voices a page may write with, and those of them that are still to be made known: one for each of its
 * writers, then one for each author who lets one of them write down their words. A page that comes back gets its own again,
 * because what it has not sent yet is written under them; nobody else's page ever does (GT2).
 */
export function issueVoices(
  writers: Writers,
  page: PageId,
  fold: NoteFold,
  random: () => number,
): { readonly voices: readonly IssuedVoice[]; readonly fresh: readonly PageVoice[] } {
  const fresh: PageVoice[] = [];
  const voices = wantedVoices(writers, fold).map((wanted) => {
    const own = fold.voices.find(({ page: of, voice }) => of === page && isSame(voice, wanted));
    if (own) return own.voice;
    const voice: IssuedVoice = { client: freshClient(fold, random), ...wanted };
    fresh.push({ page, voice });
    return voice;
  });
  return { voices, fresh };
}

function wantedVoices(writers: Writers, { scribes }: NoteFold): Voice[] {
  const own = writers.map(({ id }): Voice => ({ author: id }));
  const forOthers = writers.flatMap(({ id }) => scribes.filter(({ scribe }) => scribe === id));
  return [...own, ...forOthers.map(({ author, scribe }) => ({ author, scribe }))];
}

const isSame = (one: Voice, other: Voice): boolean => one.author === other.author && one.scribe === other.scribe;

/** Whether the note has them just so. */
export function isKnown(writer: Participant, { participants }: NoteFold): boolean {
  const known = participants.get(writer.id);
  if (!known) return false;
  const { name, role, look, access, label } = writer;
  return (
    known.name === name &&
    known.role === role &&
    known.look === look &&
    known.access === access &&
    known.label === label
  );
}

function freshClient(fold: NoteFold, random: () => number): number {
  for (;;) {
    const client = Math.floor(random() * 2 ** 32);
    if (client > SERVER_CLIENT && !fold.ledger.voiceOf(client) && !fold.doc.store.clients.has(client)) return client;
  }
}
