import { livingOriginals } from "@ourwords/authorship";
import {
  type AnswerRefusal,
  type CharRange,
  type CheckRun,
  encodeAnswer,
  LIMITS,
  type NumberedRequest,
  type PageRequest,
} from "@ourwords/protocol";
import { encodeCheckBody } from "../row-body.ts";
import type { NoteFold } from "./note-fold.ts";
import { changePeople } from "./page-voices.ts";
import type { RoomSession } from "./room-session.ts";
import { seal, sign } from "./seal-requests.ts";
import type { Prepared, Scene } from "./task.ts";

export interface RequestTask extends NumberedRequest {
  readonly kind: "request";
  readonly session: RoomSession;
}

/** What came of looking at a request: the work to be done and the seal it is about, or why not. */
export type Outcome = (Prepared & { readonly seal?: number }) | { readonly refused: AnswerRefusal };

/**
 * Does what a page asks, if who it asks for writes on that very page and it is theirs to say. The answer comes when it is
 * on disk and everybody has been told.
 */
export function prepareRequest({ session, n, request }: RequestTask, scene: Scene): Prepared {
  const own = session.voices.find(({ author, scribe }) => author === request.as && scribe === undefined);
  const outcome = own ? outcomeOf(request, own.client, scene) : { refused: "not-yours" as const };
  if ("refused" in outcome) return { told: () => session.send(encodeAnswer({ n, refused: outcome.refused })) };
  return {
    ...outcome,
    told: () => {
      outcome.told();
      session.send(encodeAnswer({ n, ...(outcome.seal !== undefined && { seal: outcome.seal }) }));
    },
  };
}

function outcomeOf(request: PageRequest, voice: number, scene: Scene): Outcome {
  switch (request.kind) {
    case "scribe":
      return letScribe(request, voice, scene);
    case "check":
      return check(request, voice, scene);
    case "seal":
      return seal({ as: request.as, voice }, scene);
    case "sign":
      return sign({ as: request.as, voice }, request.seal, scene);
  }
}

const NOTHING_TO_DO: Prepared = { told: () => {} };

/** AU2: only the author says who may write down their words; there is no other way to a scribe's voice. */
function letScribe({ as, scribe, may }: PageRequest & { kind: "scribe" }, voice: number, scene: Scene): Outcome {
  const { fold } = scene;
  if (may && (scribe === as || fold.participants.get(scribe)?.access !== "note")) return { refused: "not-here" };
  const others = fold.scribes.filter((each) => each.author !== as || each.scribe !== scribe);
  if (may === others.length < fold.scribes.length) return NOTHING_TO_DO;
  const scribes = may ? [...others, { author: as, scribe }] : others;
  return changePeople({ participants: [], voices: [], scribes }, scene, voice);
}

/** AU16: an author says of words that were written down for them whether they are theirs. */
function check({ as, verdict, ranges }: PageRequest & { kind: "check" }, voice: number, scene: Scene): Outcome {
  const { fold, audience, ports } = scene;
  if (ranges.length > LIMITS.checkRanges) return { refused: "too-much" };
  const originals = ranges.flatMap((range) => fold.ledger.originsOf(range));
  const isOwn = originals.every(({ client }) => {
    const wrote = fold.ledger.voiceOf(client);
    return wrote?.author === as && wrote.scribe !== undefined;
  });
  if (!isOwn) return { refused: "not-yours" };
  const living = livingParts(originals, fold);
  if (living.length === 0) return { refused: "no-words" };
  const checks = living
    .flatMap((part) => fold.ledger.checksOf(part))
    .flatMap(({ value, ...part }): CheckRun[] => (value === verdict ? [] : [{ ...part, verdict }]));
  if (checks.length === 0) return NOTHING_TO_DO;
  fold.learnChecks(checks);
  const row = { voice, at: ports.clock.now(), update: encodeCheckBody(checks), trace: new Uint8Array() };
  return { rows: [{ kind: "check", ...row }], told: () => audience.tellChecks(checks) };
}

function livingParts(originals: readonly CharRange[], { doc, ledger }: NoteFold): CharRange[] {
  const living = livingOriginals(doc, ledger);
  return originals.flatMap((range) => living.in(range)).flatMap(({ value, ...part }) => (value ? [part] : []));
}
