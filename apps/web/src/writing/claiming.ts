import type { CharId } from "@ourwords/authorship";
import type { CopyRun } from "@ourwords/protocol";
import { CLAIMS } from "@ourwords/sync/client";
import type { Transaction } from "@tiptap/pm/state";
import type * as Y from "yjs";
import type { FlatEdit } from "./flat-edit.ts";
import { copiesIn, IN_HAND, letterSources } from "./letter-sources.ts";
import type { StepMemory } from "./step-memory.ts";
import { isReplacing } from "./step-ranges.ts";

/**
 * AU3: before a transaction is done, answers what says in the Yjs transaction that holds it (`whole`) which of its letters
 * stood before. `isAll`: nothing was changed besides. `edits`: what it does when that is letters alone.
 */
export function claiming(
  transaction: Transaction,
  edits: readonly FlatEdit[] | undefined,
  fragment: Y.XmlFragment,
  memory: StepMemory,
): (whole: Y.Transaction, isAll?: boolean) => void {
  // Typing and deleting write nothing again.
  if (edits && !isMoving(edits) && !isPuttingDown(transaction, memory)) return () => {};
  const sources = letterSources(transaction, fragment, memory);
  return ({ meta, beforeState }, isAll = true) => {
    const isNew = ({ client, clock }: CharId): boolean => clock >= (beforeState.get(client) ?? 0);
    const copies = sources && isAll ? copiesIn(fragment, transaction, sources, isNew) : undefined;
    // Words that are dragged to the page's other editor are two transactions of editors, and one of Yjs.
    const said: readonly CopyRun[] | undefined = meta.has(CLAIMS) ? meta.get(CLAIMS) : [];
    meta.set(CLAIMS, said && copies && [...said, ...copies]);
  };
}

const isMoving = (edits: readonly FlatEdit[]): boolean =>
  edits.some(({ taken }) => taken > 0) && edits.some(({ put }) => put !== "");

const isPuttingDown = (transaction: Transaction, memory: StepMemory): boolean =>
  transaction.getMeta(IN_HAND) !== undefined ||
  transaction.steps.some((step) => isReplacing(step) && memory.putInAgain(step));
