import type { CharRange, Verdict, Voice } from "@ourwords/protocol";
import type * as Y from "yjs";
import type { Ledger } from "./ledger.ts";
import { type LivingText, livingTexts } from "./living-texts.ts";

/** What became of words that somebody wrote down for their author: not looked at yet, or what the author said of them. */
export type Check = "open" | Verdict;

/** Characters `from` to `to` (UTF-16 units, `to` excluded) of one text have one voice and one check. */
export interface AuthorRun {
  readonly from: number;
  readonly to: number;
  /** `undefined` is the server's */
  readonly voice: Voice | undefined;
  /** `undefined` when the author wrote them with their own hand */
  readonly check: Check | undefined;
}

/** One text of a note and whose it is. */
export interface AuthoredText extends LivingText {
  readonly runs: readonly AuthorRun[];
}

/** AU15: the one way to ask who wrote what. Every living text of the note, in document order. */
export const authorRuns = (doc: Y.Doc, ledger: Ledger): AuthoredText[] =>
  livingTexts(doc).map((each) => ({ ...each, runs: authorRunsOf(each.text, ledger) }));

/** The same for a single text. Neighbouring runs differ in voice or check. */
export function authorRunsOf(text: Y.XmlText, ledger: Ledger): AuthorRun[] {
  const runs: AuthorRun[] = [];
  let from = 0;
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const { client, clock } = item.id;
    for (const origin of ledger.originsOf({ client, clock, length: item.length })) {
      const voice = ledger.voiceOf(origin.client);
      for (const { length, check } of checkedParts(origin, voice, ledger)) {
        const to = from + length;
        const last = runs.at(-1);
        if (last && sameVoice(last.voice, voice) && last.check === check) runs[runs.length - 1] = { ...last, to };
        else runs.push({ from, to, voice, check });
        from = to;
      }
    }
  }
  return runs;
}

/** Originals of one voice, cut where their check changes. */
function checkedParts(
  originals: CharRange,
  voice: Voice | undefined,
  ledger: Ledger,
): readonly { readonly length: number; readonly check: Check | undefined }[] {
  if (voice?.scribe === undefined) return [{ length: originals.length, check: undefined }];
  return ledger.checksOf(originals).map(({ length, value }) => ({ length, check: value ?? "open" }));
}

export const sameVoice = (a: Voice | undefined, b: Voice | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.author === b.author && a.scribe === b.scribe);
