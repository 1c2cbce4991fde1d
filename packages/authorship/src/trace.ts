import type { CharRange, CopyRun } from "@ourwords/protocol";
import * as Y from "yjs";
import { type Characters, charactersOf } from "./characters.ts";
import { isText } from "./items-in.ts";
import type { Ledger } from "./ledger.ts";
import type { Match } from "./match.ts";
import { newStructs } from "./new-structs.ts";

/** A set of deleted ids as Yjs keeps it: what one update names. */
export type DeleteSet = Y.Transaction["deleteSet"];

/** What one update did to text that stood there: which of its characters are copies, within which range it was asked. */
export interface Traced {
  readonly traced: readonly CharRange[];
  /** origins as the update shows them: `Ledger.flatten` follows them to their originals */
  readonly copies: readonly CopyRun[];
}

const NOTHING: Traced = { traced: [], copies: [] };

/**
 * AU3, AU4: finds the copies that one update made. Only characters which the update's own delete set names can have been
 * copied by it, also when somebody else's update had deleted them before. Which of them it inserts again, `pairsOf` says: by
 * what its page claims, or by comparing.
 *
 * Call it in `afterTransaction`, before Yjs lets go of deleted text. `named` is the update's own delete set, sorted; on a
 * page, for its own transaction, the transaction's.
 */
export function trace(
  transaction: Y.Transaction,
  named: DeleteSet,
  ledger: Ledger,
  pairsOf: (deleted: Characters, inserted: Characters) => readonly Match[],
): Traced {
  if (named.clients.size === 0) return NOTHING;
  const { doc, beforeState, afterState } = transaction;
  const isNew = (item: Y.Item): boolean => item.id.clock >= (beforeState.get(item.id.client) ?? 0);
  const texts = new Set<Y.XmlText>();
  for (const struct of newStructs(transaction)) if (isText(struct)) texts.add(struct.parent);
  const traced: CharRange[] = [];
  for (const [client, end] of afterState) {
    const clock = beforeState.get(client) ?? 0;
    if (end > clock) traced.push({ client, clock, length: end - clock });
  }
  if (texts.size === 0) return NOTHING;
  let deletesText = false;
  Y.iterateDeletedStructs(transaction, named, (struct) => {
    if (!isText(struct) || isNew(struct)) return;
    texts.add(struct.parent);
    deletesText = true;
  });
  if (!deletesText) return { traced, copies: [] };
  const before = charactersOf(
    doc,
    texts,
    ledger,
    "old",
    (item) => !isNew(item) && item.deleted && Y.isDeleted(named, item.id),
  );
  // What an update writes and deletes again at once is no copy: words could be hidden in it.
  const after = charactersOf(doc, texts, ledger, "new", (item) => isNew(item) && !Y.isDeleted(named, item.id));
  return { traced, copies: pairsOf(before, after).flatMap((pair) => runsOf(pair, before, after)) };
}

/** A match as copy runs: split wherever either side's identities jump. */
function runsOf({ from, to, length }: Match, before: Characters, after: Characters): CopyRun[] {
  const runs: CopyRun[] = [];
  let start = 0;
  for (let offset = 1; offset <= length; offset++) {
    if (offset < length && follows(before, from + offset) && follows(after, to + offset)) continue;
    runs.push({
      client: after.clients[to + start] ?? 0,
      clock: after.clocks[to + start] ?? 0,
      length: offset - start,
      originClient: before.clients[from + start] ?? 0,
      originClock: before.clocks[from + start] ?? 0,
    });
    start = offset;
  }
  return runs;
}

const follows = ({ clients, clocks }: Characters, at: number): boolean =>
  clients[at] === clients[at - 1] && clocks[at] === (clocks[at - 1] ?? 0) + 1;
