import { LIMITS, type ParticipantId, type Seal } from "@ourwords/protocol";
import { holdingOf, makeHead, sealBytes } from "../seal/make-seal.ts";
import { encodeSignBody, type SealNews, type SignBody } from "../seal/seal-body.ts";
import { standsBy, wasThere } from "../seal/seal-list.ts";
import type { Outcome } from "./requests.ts";
import type { Prepared, Scene } from "./task.ts";

/** Who asks, and the clientID of their own voice. */
interface Asking {
  readonly as: ParticipantId;
  readonly voice: number;
}

/**
 * SL3: keeps the note as it is. If it still holds what its newest seal holds, whoever asks stands by that one instead: when
 * both press at once there is one.
 */
export function seal(asking: Asking, scene: Scene): Outcome {
  const { fold, note, seq, ports } = scene;
  if (!isIn(asking, scene)) return { refused: "not-here" };
  const holding = holdingOf(fold);
  const newest = fold.seals.at(-1);
  if (newest?.content === holding.hash && wasThere(newest, asking.as)) return standBy(newest, asking, scene);
  const at = ports.clock.now();
  if (madeSince(at - HOUR_MS, asking, fold.seals) >= LIMITS.seals) return { refused: "too-often" };
  const head = makeHead(fold, holding, { note, seq: seq + 1, at, by: asking.as });
  return kept({ kind: "seal", head }, sealBytes(fold, head, holding), asking, scene);
}

const HOUR_MS = 3_600_000;

/** SL11: counted from what is in the log, so that it holds over restarts and on every server. */
const madeSince = (time: number, { as }: Asking, seals: readonly Seal[]): number =>
  seals.filter(({ by, at }) => by === as && at > time).length;

/** SL4: `as` stands by a seal, if they were in the note when it was made. */
export function sign(asking: Asking, seal: number, scene: Scene): Outcome {
  const found = scene.fold.seals.find(({ seq }) => seq === seal);
  if (!found) return { refused: "no-seal" };
  return wasThere(found, asking.as) && isIn(asking, scene) ? standBy(found, asking, scene) : { refused: "not-here" };
}

const isIn = ({ as }: Asking, { fold }: Scene): boolean => fold.participants.get(as)?.access === "note";

function standBy(found: Seal, asking: Asking, scene: Scene): Outcome {
  if (standsBy(found, asking.as)) return { told: () => {}, seal: found.seq };
  const { seq, hash } = found;
  const body: SignBody = { kind: "sign", by: asking.as, at: scene.ports.clock.now(), seal: seq, hash };
  return kept(body, { update: encodeSignBody(body), trace: new Uint8Array() }, asking, scene);
}

function kept(
  body: SealNews,
  bytes: ReturnType<typeof sealBytes>,
  { voice }: Asking,
  { fold, seq, audience }: Scene,
): Prepared & { readonly seal: number } {
  fold.learnSeal(body, seq + 1);
  const [made, at] = body.kind === "seal" ? [body.head.seq, body.head.at] : [body.seal, body.at];
  return { rows: [{ kind: "seal", voice, at, ...bytes }], told: () => audience.tellSeals(fold), seal: made };
}
