import type { CharId, CharSet, DeleteSet, Ledger } from "@ourwords/authorship";
import type { CharRange, ParticipantId } from "@ourwords/protocol";
import type { Fragment } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import * as Y from "yjs";
import { charsBetween } from "./char-ids.ts";
import { runsOf } from "./position-runs.ts";
import { putLetters } from "./put-letters.ts";
import type { StepMemory } from "./step-memory.ts";
import { touchedRange } from "./step-ranges.ts";

/** What an undo (or redo) may not do to others' words, and what it brings back. */
export interface Correction {
  /** words of others that it takes along and does not put down again, and where they belong in the document after it, and who they are */
  readonly kept: readonly { readonly pos: number; readonly content: Fragment; readonly chars: readonly CharId[] }[];
  /** letters that it puts in though they live elsewhere by now, or others took them out: in the document after it */
  readonly doubled: readonly { readonly from: number; readonly to: number }[];
  /** whose words those are */
  readonly of: ReadonlySet<ParticipantId>;
  /** the dead characters that it puts in again */
  readonly revived: DeleteSet;
}

interface Note {
  readonly fragment: Y.XmlFragment;
  readonly ledger: Ledger;
  readonly memory: StepMemory;
  /** whether the voice that speaks wrote it: whose words, and by which hand */
  readonly isOwn: (original: CharId) => boolean;
  /** the originals of all that lives */
  readonly living: () => CharSet;
  /** whether it was this page that took them out */
  readonly tookOut: (originals: CharRange) => boolean;
}

/**
 * AU9: ProseMirror's history undoes ranges, and others may have written inside them since, or carried their words away. Goes
 * through the undo character by character, by identity.
 */
export function undoExactly(undo: Transaction, { fragment, ledger, memory, isOwn, living, tookOut }: Note): Correction {
  const { before, mapping } = undo;
  const authorOf = (original: CharId): ParticipantId | undefined => ledger.voiceOf(original.client)?.author;
  const nameOf = ({ client, clock }: CharId): string => `${client}.${clock}`;

  const gone = charsBetween(fragment, before, ...touchedRange(undo))
    .filter(({ pos }) => mapping.mapResult(pos, 1).deletedAfter)
    .flatMap(({ pos, id }) => (id ? [{ pos, id, original: ledger.originalOf(id) }] : []));
  const leaving = new Set(gone.map(({ original }) => nameOf(original)));

  const of = new Set<ParticipantId>();
  const doubled: number[] = [];
  const back = new Set<string>();
  /** Where letters stand that one step puts down and a later one takes out again. */
  const passing = new Map<string, number>();
  const revived = Y.createDeleteSet();
  let alive: CharSet | undefined;
  for (const { step, at, pos, isTakenOut } of putLetters(undo)) {
    const id = memory.putInAgain(step)?.[at];
    if (!id) continue;
    const original = ledger.originalOf(id);
    const name = nameOf(original);
    if (isTakenOut) {
      passing.set(name, pos);
      continue;
    }
    const isLiving = (): boolean =>
      (alive ??= living()).in({ ...original, length: 1 }).some(({ value }) => value === true);
    const isGone = (): boolean => tookOut({ ...original, length: 1 }) && !isLiving();
    if (back.has(name) || !(leaving.has(name) || isGone())) {
      doubled.push(pos);
      const author = authorOf(original);
      if (author && !isOwn(original)) of.add(author);
      continue;
    }
    back.add(name);
    const ranges = revived.clients.get(id.client);
    if (ranges) ranges.push({ clock: id.clock, len: 1 });
    else revived.clients.set(id.client, [{ clock: id.clock, len: 1 }]);
  }

  const staying = gone.filter(({ original }) => !isOwn(original) && !back.has(nameOf(original)));
  for (const { original } of staying) {
    const author = authorOf(original);
    if (author) of.add(author);
  }
  const kept: { pos: number; from: number; to: number; chars: CharId[] }[] = [];
  for (const { pos: from, id, original } of staying) {
    const pos = passing.get(nameOf(original)) ?? mapping.map(from, -1);
    const last = kept.at(-1);
    if (last?.to === from && last.pos === pos) {
      last.to++;
      last.chars.push(id);
    } else kept.push({ pos, from, to: from + 1, chars: [id] });
  }
  return {
    kept: kept.map(({ pos, from, to, chars }) => ({ pos, chars, content: before.slice(from, to).content })),
    doubled: runsOf(doubled),
    of,
    revived: Y.mergeDeleteSets([revived]),
  };
}
