import type { Transaction } from "@tiptap/pm/state";
import { ReplaceStep, type Step } from "@tiptap/pm/transform";
import { ySyncPluginKey } from "y-prosemirror";
import * as Y from "yjs";

interface Letters {
  readonly text: Y.XmlText;
  readonly at: number;
  readonly gone: number;
  readonly written: string;
}

/**
 * AU1: writes a local change of one place's letters into the note where it was made. y-prosemirror would compare the texts,
 * and of two equal letters take the wrong one for the new one: who writes "a" before somebody's "a" would get theirs.
 * Everything else is left to y-prosemirror. `mux` keeps it from hearing its own change.
 */
export function writeLetters(fragment: Y.XmlFragment, transaction: Transaction, mux: (act: () => void) => void): void {
  const [step, ...more] = transaction.steps;
  const letters = step && more.length === 0 ? lettersOf(step, transaction, fragment) : undefined;
  if (!letters) return;
  const { text, at, gone, written } = letters;
  mux(() => {
    text.doc?.transact(() => {
      if (gone > 0) text.delete(at, gone);
      if (written !== "") text.insert(at, written);
    }, ySyncPluginKey);
  });
}

function lettersOf(step: Step, { before }: Transaction, fragment: Y.XmlFragment): Letters | undefined {
  if (!(step instanceof ReplaceStep)) return undefined;
  const { from, to, slice } = step;
  const $from = before.resolve(from);
  const isOneText = slice.openStart === 0 && slice.openEnd === 0 && slice.content.childCount <= 1;
  if (!$from.parent.isTextblock || to > $from.end() || !isOneText) return undefined;
  const [node] = slice.content.content;
  if (node && !node.isText) return undefined;
  let type: unknown = fragment;
  for (let depth = 0; depth < $from.depth; depth++) {
    if (!(type instanceof Y.XmlFragment)) return undefined;
    type = type.get($from.index(depth));
  }
  // A block of one text. Line breaks, or two texts after a race, are seldom.
  const text = type instanceof Y.XmlElement && type.length === 1 ? type.get(0) : undefined;
  if (!(text instanceof Y.XmlText) || text.length !== $from.parent.content.size) return undefined;
  return { text, at: $from.parentOffset, gone: to - from, written: node?.text?.toWellFormed() ?? "" };
}
