import { isText, type Ledger, newStructs, wholeOf } from "@ourwords/authorship";
import * as Y from "yjs";
import type { TextChange } from "./change-news.ts";
import { placeOf } from "./place-of.ts";

/**
 * AU15: what a transaction did to letters, by original author. Copies are no news: words that move stay whose they are. To
 * be asked while the transaction is being told of: afterwards the text that went is gone.
 */
export function textChanges(transaction: Y.Transaction, ledger: Ledger): TextChange[] {
  const found: TextChange[] = [];
  for (const struct of newStructs(transaction))
    if (isText(struct))
      add("written", struct, Math.max(0, (transaction.beforeState.get(struct.id.client) ?? 0) - struct.id.clock));
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (isText(struct)) add("taken", struct, 0);
  });
  return found;

  function add(what: TextChange["what"], item: Y.Item & { readonly content: Y.ContentString }, skip: number): void {
    const place = placeOf(item);
    if (!place) return;
    const whole = wholeOf(item);
    let at = skip;
    const range = { client: whole.client, clock: whole.clock + skip, length: whole.length - skip };
    for (const chars of ledger.originsOf(range)) {
      const text = item.content.str.slice(at, at + chars.length);
      const isCopy = chars.client !== whole.client || chars.clock !== whole.clock + at;
      at += chars.length;
      const voice = ledger.voiceOf(chars.client);
      if (voice && !(what === "written" && isCopy)) found.push({ what, voice, ...place, chars, text });
    }
  }
}
