import { FRAGMENTS } from "@ourwords/note";
import type { CharRange, Voice } from "@ourwords/protocol";
import * as Y from "yjs";
import { sameVoice } from "./author-runs.ts";
import { setOf } from "./char-set.ts";
import type { Ledger } from "./ledger.ts";
import { wantedIn } from "./wanted-in.ts";

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
  const wanted = setOf(characters.flatMap((range) => ledger.originsOf(range)));
  const said: SaidWords[] = [];
  const say = (text: string, voice: Voice | undefined): void => {
    const last = said.at(-1);
    if (last && sameVoice(last.voice, voice)) said[said.length - 1] = { text: last.text + text, voice };
    else said.push({ text, voice });
  };
  const walk = (type: { readonly _start: Y.Item | null }): void => {
    for (let item = type._start; item; item = item.right) {
      if (item.deleted) continue;
      const { content } = item;
      if (content instanceof Y.ContentType) walk(content.type);
      if (!(content instanceof Y.ContentString)) continue;
      for (const { offset, length, originClient } of wantedIn(item, wanted, ledger))
        say(content.str.slice(offset, offset + length), ledger.voiceOf(originClient));
    }
  };
  for (const name of FRAGMENTS) walk(doc.getXmlFragment(name));
  return said;
}
