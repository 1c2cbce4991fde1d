import { type IssuedVoice, type PageId, type Participant, SERVER_CLIENT } from "@ourwords/protocol";
import type { PeopleBody } from "../row-body.ts";
import type { NoteFold } from "./note-fold.ts";

/**
 * AU1: the voices a page may write with, and the row that makes them known, if they are not yet. A page that comes back
 * gets its own again, because what it has not sent yet is written under them; nobody else's page ever does (GT2).
 */
export function issueVoices(
  participant: Participant,
  page: PageId,
  fold: NoteFold,
  random: () => number,
): { readonly voices: readonly [IssuedVoice, ...IssuedVoice[]]; readonly body: PeopleBody | undefined } {
  const known = fold.participants.get(participant.id);
  const isKnown =
    known?.name === participant.name && known.role === participant.role && known.look === participant.look;
  const participants = isKnown ? [] : [participant];
  const [own, ...others] = fold.voices
    .filter(({ page: of, voice }) => of === page && (voice.scribe ?? voice.author) === participant.id)
    .map(({ voice }) => voice);
  if (own) return { voices: [own, ...others], body: isKnown ? undefined : { participants, voices: [] } };
  const fresh: IssuedVoice = { client: freshClient(fold, random), author: participant.id };
  return { voices: [fresh], body: { participants, voices: [{ page, voice: fresh }] } };
}

function freshClient(fold: NoteFold, random: () => number): number {
  for (;;) {
    const client = Math.floor(random() * 2 ** 32);
    if (client > SERVER_CLIENT && !fold.ledger.voiceOf(client) && !fold.doc.store.clients.has(client)) return client;
  }
}
