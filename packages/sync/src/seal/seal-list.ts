import type { Seal } from "@ourwords/protocol";
import type { SealNews } from "./seal-body.ts";

/**
 * SL5: the list with one more row in it. @throws when the row says what can't be: a seal of another row, or a signature of
 * what is no seal, by somebody who was not there, or who stands by it already
 */
export function withSealRow(seals: readonly Seal[], body: SealNews, seq: number): readonly Seal[] {
  if (body.kind === "seal") {
    const { head } = body;
    if (head.seq !== seq) throw new Error(`the seal in row ${seq} says that it is row ${head.seq}`);
    return [...seals, { ...head, signers: [{ by: head.by, at: head.at }] }];
  }
  const { by, at, seal: named, hash } = body;
  const signed = seals.find((seal) => seal.seq === named && seal.hash === hash);
  if (!signed || !mayStandBy(signed, by)) throw new Error(`row ${seq} signs what it can't`);
  return seals.map((seal) => (seal === signed ? { ...seal, signers: [...seal.signers, { by, at }] } : seal));
}

/** SL4: who was in the note then and does not stand by it yet. */
export const mayStandBy = (seal: Seal, who: Seal["by"]): boolean => wasThere(seal, who) && !standsBy(seal, who);

export const wasThere = ({ people }: Seal, who: Seal["by"]): boolean =>
  people.some(({ id, access }) => id === who && access === "note");

export const standsBy = ({ signers }: Seal, who: Seal["by"]): boolean => signers.some(({ by }) => by === who);
