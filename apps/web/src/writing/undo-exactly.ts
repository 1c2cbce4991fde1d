import type { CharId, CharSet, DeleteSet, Ledger } from "@ourwords/authorship";
import type { CharRange, ParticipantId } from "@ourwords/protocol";
import type { Fragment } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import * as Y from "yjs";
import { charsBetween } from "./char-ids.ts";
import { lettersIn, type StepMemory } from "./step-memory.ts";
import { isReplacing, putInBy } from "./step-ranges.ts";

/** What an undo (or redo) may not do to others' words, and what it brings back. */
export interface Correction {
  /** words of others that it takes along and does not put down again, and where they belong in the document after it */
  readonly kept: readonly { readonly pos: number; readonly content: Fragment }[];
  /** letters that it puts in though they live elsewhere by now, or others took them out: positions in the document after it, ascending */
  readonly doubled: readonly number[];
  /** whose words those are */
  readonly of: ReadonlySet<ParticipantId>;
  /** the dead characters that it puts in again */
  readonly revived: DeleteSet;
}

interface Note {
  readonly fragment: Y.XmlFragment;
  readonly ledger: Ledger;
  readonly memory: StepMemory;
  readonly you: ParticipantId | undefined;
  /** the originals of all that lives */
  readonly living: () => CharSet;
  /** whether it was this page that took them out */
  readonly tookOut: (originals: CharRange) => boolean;
}

/**
 * AU9: ProseMirror's history undoes ranges, and others may have written inside them since, or carried their words away. Goes
 * through the undo character by character, by identity.
 */
export function undoExactly(undo: Transaction, { fragment, ledger, memory, you, living, tookOut }: Note): Correction {
  const { before, doc, docs, mapping, steps } = undo;
  const originalOf = ({ client, clock }: CharId): CharId => {
    const [original] = ledger.originsOf({ client, clock, length: 1 });
    return original ?? { client, clock };
  };
  const authorOf = (original: CharId): ParticipantId | undefined => ledger.voiceOf(original.client)?.author;
  const nameOf = ({ client, clock }: CharId): string => `${client}.${clock}`;

  const gone = charsBetween(fragment, before, ...touchedRange(undo))
    .filter(({ pos }) => mapping.mapResult(pos, 1).deletedAfter)
    .flatMap(({ pos, id }) => (id ? [{ pos, original: originalOf(id) }] : []));
  const leaving = new Set(gone.map(({ original }) => nameOf(original)));

  const of = new Set<ParticipantId>();
  const doubled: number[] = [];
  const back = new Set<string>();
  const revived = Y.createDeleteSet();
  let alive: CharSet | undefined;
  for (const [index, step] of steps.entries()) {
    const chars = isReplacing(step) ? memory.putInAgain(step) : undefined;
    if (!isReplacing(step) || !chars) continue;
    const later = mapping.slice(index + 1);
    const letters = lettersIn(docs[index + 1] ?? doc, putInBy(step));
    for (const [at, pos] of letters.entries()) {
      const id = chars[at];
      const { pos: final, deletedAfter } = later.mapResult(pos, 1);
      if (!id || deletedAfter) continue;
      const original = originalOf(id);
      const name = nameOf(original);
      const isLiving = (): boolean =>
        (alive ??= living()).in({ ...original, length: 1 }).some(({ value }) => value === true);
      const isGone = (): boolean => tookOut({ ...original, length: 1 }) && !isLiving();
      if (back.has(name) || !(leaving.has(name) || isGone())) {
        doubled.push(final);
        const author = authorOf(original);
        if (author && author !== you) of.add(author);
        continue;
      }
      back.add(name);
      const ranges = revived.clients.get(id.client) ?? [];
      revived.clients.set(id.client, [...ranges, { clock: id.clock, len: 1 }]);
    }
  }

  const runs: { from: number; to: number }[] = [];
  for (const { pos, original } of gone) {
    const author = authorOf(original);
    if (author === you || back.has(nameOf(original))) continue;
    if (author) of.add(author);
    const last = runs.at(-1);
    if (last?.to === pos) last.to++;
    else runs.push({ from: pos, to: pos + 1 });
  }
  const kept = runs.map(({ from, to }) => ({ pos: mapping.map(from, -1), content: before.slice(from, to).content }));
  return { kept, doubled: doubled.toSorted((a, b) => a - b), of, revived: Y.mergeDeleteSets([revived]) };
}

/** The part of the document before a transaction that its steps touch. */
function touchedRange({ before, mapping }: Transaction): [from: number, to: number] {
  let [from, to] = [before.content.size, 0];
  for (const [index, map] of mapping.maps.entries()) {
    const earlier = mapping.maps.slice(0, index).toReversed();
    const back = (pos: number, assoc: number): number =>
      earlier.reduce((at, step) => step.invert().map(at, assoc), pos);
    map.forEach((start, end) => {
      from = Math.min(from, back(start, -1));
      to = Math.max(to, back(end, 1));
    });
  }
  return [Math.min(from, to), to];
}
