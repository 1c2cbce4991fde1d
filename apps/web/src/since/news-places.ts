import { charSet, type Ledger, sameVoice } from "@ourwords/authorship";
import { FRAGMENTS, type FragmentName } from "@ourwords/note";
import type { ParticipantId, Since, TakenOut, Voice } from "@ourwords/protocol";
import * as Y from "yjs";

/** Characters `from` to `to` (UTF-16 units, `to` excluded) of one text. */
export interface NewsPart {
  readonly text: Y.XmlText;
  readonly from: number;
  readonly to: number;
}

/** One thing that is new: what one voice wrote in one line, or words that somebody took out. */
export type NewsPlace =
  | {
      readonly kind: "wrote";
      /** names it as long as its first letter lives */
      readonly key: string;
      readonly fragment: FragmentName;
      readonly voice: Voice;
      readonly parts: readonly NewsPart[];
      readonly words: string;
    }
  | { readonly kind: "took"; readonly key: string; readonly record: TakenOut };

export interface NewsSource {
  readonly doc: Y.Doc;
  readonly ledger: Ledger;
  readonly since: Since;
  /** what stands taken out now */
  readonly takenOut: readonly TakenOut[];
  readonly you: ParticipantId;
}

type Wrote = Extract<NewsPlace, { readonly kind: "wrote" }>;

/**
 * What is new to `you`, in the order it stands in, then what was taken out. By original identity: what only moved is not
 * new, what is gone again is left out, and words that were written down for somebody are theirs.
 */
export function newsPlaces({ doc, ledger, since, takenOut, you }: NewsSource): readonly NewsPlace[] {
  const fresh = charSet();
  for (const range of since.ranges) fresh.set(range, true);
  const places: NewsPlace[] = [];
  for (const fragment of FRAGMENTS)
    for (const text of textsIn(doc.getXmlFragment(fragment))) places.push(...placesIn(text, fragment));
  const taken = takenOut.filter(({ by, at }) => by !== you && at > since.at);
  return [...places, ...taken.map((record) => ({ kind: "took", key: record.id, record }) as const)];

  function placesIn(text: Y.XmlText, fragment: FragmentName): readonly Wrote[] {
    const found: Wrote[] = [];
    let from = 0;
    for (let item = text._start; item; item = item.right) {
      if (item.deleted || !item.countable) continue;
      let at = 0;
      const { client, clock } = item.id;
      for (const original of ledger.originsOf({ client, clock, length: item.length }))
        for (const { value, ...range } of fresh.in(original)) {
          const words = item.content instanceof Y.ContentString ? item.content.str.slice(at, at + range.length) : "";
          const voice = ledger.voiceOf(range.client);
          const part = { text, from: from + at, to: from + at + range.length };
          if (value && voice) add(found, part, { voice, words, fragment, key: `${range.client} ${range.clock}` });
          at += range.length;
        }
      from += item.length;
    }
    return found;
  }
}

function add(found: Wrote[], part: NewsPart, news: Pick<Wrote, "voice" | "words" | "fragment" | "key">): void {
  const index = found.findIndex(({ voice }) => sameVoice(voice, news.voice));
  const place = found[index];
  if (!place) {
    found.push({ kind: "wrote", parts: [part], ...news });
    return;
  }
  const last = place.parts.at(-1);
  const isNext = last?.to === part.from;
  const parts = isNext ? [...place.parts.slice(0, -1), { ...last, to: part.to }] : [...place.parts, part];
  found[index] = { ...place, parts, words: place.words + (isNext ? "" : "\n") + news.words };
}

function textsIn(parent: Y.XmlFragment): readonly Y.XmlText[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [child];
    return child instanceof Y.XmlElement ? textsIn(child) : [];
  });
}
