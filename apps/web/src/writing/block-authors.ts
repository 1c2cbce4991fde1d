import { type AuthorRun, authorRunsOf, type Ledger, sameVoice } from "@ourwords/authorship";
import type { ResolvedPos } from "@tiptap/pm/model";
import type * as Y from "yjs";
import { textsOfBlock } from "./texts-of-block.ts";

/** AU15: whose words a textblock holds, by the block's place in the editor. `at` resolves to a position inside the block. */
export function blockAuthors(fragment: Y.XmlFragment, at: ResolvedPos, ledger: Ledger): readonly AuthorRun[] {
  const runs: AuthorRun[] = [];
  let start = 0;
  for (const text of textsOfBlock(fragment, at)) {
    for (const { from, to, voice, check } of authorRunsOf(text, ledger)) {
      const last = runs.at(-1);
      if (last && sameVoice(last.voice, voice) && last.check === check)
        runs[runs.length - 1] = { ...last, to: start + to };
      else runs.push({ from: start + from, to: start + to, voice, check });
    }
    start += text.length;
  }
  return runs;
}
