import { type AuthorRun, authorRunsOf, type Ledger, sameVoice } from "@ourwords/authorship";
import type { ResolvedPos } from "@tiptap/pm/model";
import * as Y from "yjs";

/** AU15: whose words a textblock holds, by the block's place in the editor. `at` resolves to a position inside the block. */
export function blockAuthors(fragment: Y.XmlFragment, at: ResolvedPos, ledger: Ledger): readonly AuthorRun[] {
  let type: unknown = fragment;
  for (let depth = 0; depth < at.depth; depth++) {
    if (!(type instanceof Y.XmlFragment)) return [];
    type = type.get(at.index(depth));
  }
  if (!(type instanceof Y.XmlElement)) return [];
  const runs: AuthorRun[] = [];
  let start = 0;
  // A race can leave a block with two texts; the editor shows them as one.
  for (const text of type.toArray()) {
    if (!(text instanceof Y.XmlText)) continue;
    for (const { from, to, voice } of authorRunsOf(text, ledger)) {
      const last = runs.at(-1);
      if (last && sameVoice(last.voice, voice)) runs[runs.length - 1] = { ...last, to: start + to };
      else runs.push({ from: start + from, to: start + to, voice });
    }
    start += text.length;
  }
  return runs;
}
