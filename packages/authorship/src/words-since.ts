import type { FragmentName } from "@ourwords/note";
import type { CharRange, Voice } from "@ourwords/protocol";
import type * as Y from "yjs";
import { sameVoice } from "./author-runs.ts";
import { setOf } from "./char-set.ts";
import { isText, itemsIn, wholeOf } from "./items-in.ts";
import type { Ledger } from "./ledger.ts";
import { livingOriginals } from "./living-originals.ts";
import { livingTexts } from "./living-texts.ts";
import { partsInOrder } from "./marked-parts.ts";

/** Words of one voice that stand now and did not stand then. */
export interface NewWords {
  readonly fragment: FragmentName;
  readonly voice: Voice;
  readonly text: string;
}

/** Words of one voice that stood then and stand no more, and the voices that took them away. */
export interface GoneWords {
  readonly voice: Voice;
  readonly by: readonly Voice[];
  readonly text: string;
}

/** What became of a note's words, each list in the order of the document. */
export interface WordsSince {
  readonly added: readonly NewWords[];
  readonly gone: readonly GoneWords[];
}

/** Which clientIDs removed these originals, cut where that differs. */
export type RemoversOf = (
  originals: CharRange,
) => readonly { readonly range: CharRange; readonly by: readonly number[] }[];

/** What of a note stands now, as originals: what `wordsSince` is asked with later. */
export const standing = (doc: Y.Doc, ledger: Ledger): CharRange[] =>
  livingOriginals(doc, ledger)
    .all()
    .map(({ client, clock, length }) => ({ client, clock, length }))
    .toSorted((a, b) => a.client - b.client || a.clock - b.clock);

/**
 * Which words are new since these originals stood, and which are gone: by identity, so that what was only moved is neither.
 * `doc` must hold deleted text.
 */
export function wordsSince(doc: Y.Doc, ledger: Ledger, then: readonly CharRange[], removersOf: RemoversOf): WordsSince {
  return { added: added(doc, ledger, then), gone: gone(doc, ledger, then, removersOf) };
}

function added(doc: Y.Doc, ledger: Ledger, then: readonly CharRange[]): NewWords[] {
  const stood = setOf(then);
  return livingTexts(doc).flatMap(({ fragment, text }) => {
    const found: NewWords[] = [];
    let isNext = false;
    for (let item = text._start; item; item = item.right) {
      if (item.deleted || !isText(item)) continue;
      let from = 0;
      for (const original of ledger.originsOf(wholeOf(item)))
        for (const { client, length, value } of stood.in(original)) {
          const words = item.content.str.slice(from, (from += length));
          const voice = voiceOf(client, ledger);
          const last = found.at(-1);
          if (value || !voice) isNext = false;
          else if (last && isNext && sameVoice(last.voice, voice))
            found[found.length - 1] = { ...last, text: last.text + words };
          else isNext = found.push({ fragment, voice, text: words }) > 0;
        }
    }
    return found;
  });
}

function gone(doc: Y.Doc, ledger: Ledger, then: readonly CharRange[], removersOf: RemoversOf): GoneWords[] {
  const living = livingOriginals(doc, ledger);
  const parts = then
    .flatMap((range) => living.in(range).filter(({ value }) => !value))
    .flatMap(removersOf)
    .flatMap(({ range, by }) => itemsIn(doc, range).map((part) => ({ ...part, by: voicesOf(by, ledger) })));
  const found: (GoneWords & { readonly parent: unknown })[] = [];
  for (const { item, offset, length, by } of partsInOrder(doc, parts)) {
    const voice = voiceOf(item.id.client, ledger);
    if (!voice || !isText(item)) continue;
    const text = item.content.str.slice(offset, offset + length);
    const last = found.at(-1);
    const isMore = last?.parent === item.parent && sameVoice(last.voice, voice) && sameVoices(last.by, by);
    if (last && isMore) found[found.length - 1] = { ...last, text: last.text + text };
    else found.push({ voice, by, text, parent: item.parent });
  }
  return found.map(({ voice, by, text }) => ({ voice, by, text }));
}

/** Each once: two page loads of one person are one. */
function voicesOf(clients: readonly number[], ledger: Ledger): Voice[] {
  const voices: Voice[] = [];
  for (const client of clients) {
    const voice = voiceOf(client, ledger);
    if (voice && !voices.some((each) => sameVoice(each, voice))) voices.push(voice);
  }
  return voices;
}

/** Without the client of one page load. */
function voiceOf(client: number, ledger: Ledger): Voice | undefined {
  const { author, scribe } = ledger.voiceOf(client) ?? {};
  return author && { author, ...(scribe !== undefined && { scribe }) };
}

const sameVoices = (one: readonly Voice[], other: readonly Voice[]): boolean =>
  one.length === other.length && one.every((voice, index) => sameVoice(voice, other[index]));
