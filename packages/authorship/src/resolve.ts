import { FRAGMENTS } from "@ourwords/note";
import type { CharRange, Voice } from "@ourwords/protocol";
import * as Y from "yjs";
import { sameVoice } from "./author-runs.ts";
import { charSet } from "./char-set.ts";
import { wholeOf } from "./items-in.ts";
import type { Ledger } from "./ledger.ts";

/** Words of one voice; `undefined` is the server's. */
export interface SaidWords {
  readonly text: string;
  readonly voice: Voice | undefined;
}

/**
 * AU11: what named characters say now, and whose they are, in document order. They are found wherever they live, as
 * themselves or as copies; what lives nowhere any more is left out. A quote is these characters, and can be checked by it.
 */
export function resolve(doc: Y.Doc, ledger: Ledger, characters: readonly CharRange[]): SaidWords[] {
  const wanted = charSet();
  for (const original of characters.flatMap((range) => ledger.originsOf(range))) wanted.set(original, true);
  const said: SaidWords[] = [];
  const say = (text: string, voice: Voice | undefined): void => {
    const last = said.at(-1);
    if (last && sameVoice(last.voice, voice)) said[said.length - 1] = { text: last.text + text, voice };
    else said.push({ text, voice });
  };
  const walk = (type: { readonly _start: Y.Item | null }): void => {
    for (let item = type._start; item; item = item.right) {
      if (item.deleted) continue;
      const { id, content } = item;
      if (content instanceof Y.ContentType) walk(content.type);
      if (!(content instanceof Y.ContentString)) continue;
      for (const { clock, originClient, originClock, length: run } of ledger.pairs(wholeOf(item)))
        for (const piece of wanted.in({ client: originClient, clock: originClock, length: run })) {
          const from = clock - id.clock + piece.clock - originClock;
          if (piece.value) say(content.str.slice(from, from + piece.length), ledger.voiceOf(originClient));
        }
    }
  };
  for (const name of FRAGMENTS) walk(doc.getXmlFragment(name));
  return said;
}
