import type { WordsSince } from "@ourwords/authorship";
import { canonicalJson, type SealedContent, type SinceSeal } from "@ourwords/protocol";
import type { NoteFold } from "../server/note-fold.ts";
import { holdingOf } from "./make-seal.ts";
import type { Sealed } from "./read-sealed.ts";

/** SL7: what became of a seal's words, and of what was said beside them. */
export type Since = WordsSince & Pick<SinceSeal, "same" | "said">;

export function sinceSeal(fold: NoteFold, { head, content, standing }: Sealed): Since {
  const { text, hash } = holdingOf(fold);
  // reason: what `holdingOf` wrote
  const now = JSON.parse(text) as SealedContent;
  return { same: hash === head.content, ...fold.keeper.wordsSince(standing), said: saidSince(content.maps, now.maps) };
}

function saidSince(then: SealedContent["maps"], now: SealedContent["maps"]): SinceSeal["said"] {
  return [...new Set([...Object.keys(then), ...Object.keys(now)])].sort().flatMap((map) => {
    const [before, after] = [then[map] ?? [], now[map] ?? []].map(
      (entries) => new Map(entries.map(({ key, value }) => [key, value])),
    );
    const keys = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].sort();
    return keys.flatMap((key) => {
      const said = { before: before?.get(key), now: after?.get(key) };
      return canonicalJson([said.before ?? null]) === canonicalJson([said.now ?? null]) ? [] : [{ map, key, ...said }];
    });
  });
}
