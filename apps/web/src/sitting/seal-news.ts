import type { ParticipantId, Seal } from "@ourwords/protocol";

/** That somebody kept the note, or stands by what was kept. */
export interface SealNews {
  readonly kind: "kept" | "signed";
  readonly by: ParticipantId;
  readonly seal: Seal;
}

/** What others did since the seals were `before`, in the order of the seals. `ours`: everybody who writes on this page. */
export function sealNews(before: readonly Seal[], now: readonly Seal[], ours: readonly ParticipantId[]): SealNews[] {
  const known = new Map(before.map(({ seq, signers }) => [seq, signers.length]));
  return now
    .flatMap((seal) =>
      seal.signers.slice(known.get(seal.seq) ?? 0).map(
        ({ by }): SealNews => ({
          kind: by === seal.by ? "kept" : "signed",
          by,
          seal,
        }),
      ),
    )
    .filter(({ by }) => !ours.includes(by));
}
