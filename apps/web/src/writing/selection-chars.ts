import { type CharId, type Ledger, newStructs, wholeOf } from "@ourwords/authorship";
import type { Node, ResolvedPos } from "@tiptap/pm/model";
import { type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import * as Y from "yjs";
import { charsBetween } from "./char-ids.ts";
import { placeInEditor } from "./place-in-editor.ts";
import { textsOfBlock } from "./texts-of-block.ts";

/** On which side of a place its first claim stands: where somebody writes on, it is what they wrote. */
export type Side = "before" | "after";

/** The characters of a block on both sides of a place in it, nearest first. */
interface Around {
  readonly before: readonly CharId[];
  readonly after: readonly CharId[];
  readonly text: Y.XmlText | undefined;
}

/**
 * Where a selection stands, said by characters: a step over many blocks can't say where a place within it went, and a line
 * that is moved is written anew. Copies count as the characters that they are of (AU3).
 */
export class SelectionChars {
  readonly #anchor: Around;
  readonly #head: Around;
  readonly #fragment: Y.XmlFragment;
  readonly #ledger: Ledger;

  private constructor(selection: TextSelection, fragment: Y.XmlFragment, ledger: Ledger) {
    this.#fragment = fragment;
    this.#ledger = ledger;
    this.#anchor = around(fragment, selection.$anchor);
    this.#head = selection.empty ? this.#anchor : around(fragment, selection.$head);
  }

  /** Asked while the fragment holds what the editor shows. `undefined`: nothing is selected that has letters. */
  static of({ selection }: EditorState, fragment: Y.XmlFragment, ledger: Ledger): SelectionChars | undefined {
    return selection instanceof TextSelection ? new SelectionChars(selection, fragment, ledger) : undefined;
  }

  /** Puts the selection of `steps` where its characters are after `change`. Where none is left it stays as the steps map it. */
  select(steps: Transaction, selection: EditorState["selection"], change: Y.Transaction, side: Side): void {
    const { doc } = steps;
    const isForward = selection.anchor < selection.head;
    const anchorSide = selection.empty ? side : isForward ? "after" : "before";
    const headSide = selection.empty ? side : isForward ? "before" : "after";
    const head = this.#placeOf(this.#head, headSide, doc, change);
    const anchor = selection.empty ? head : this.#placeOf(this.#anchor, anchorSide, doc, change);
    if (head === undefined || anchor === undefined) return;
    steps.setSelection(TextSelection.between(doc.resolve(anchor), doc.resolve(head)));
  }

  #placeOf({ before, after, text }: Around, side: Side, doc: Node, change: Y.Transaction): number | undefined {
    // Both neighbours first: as they stand, then as they were carried elsewhere. Then whatever is left of the line.
    const sides = side === "before" ? (["before", "after"] as const) : (["after", "before"] as const);
    const near = (of: Around[Side], from: number, to: number): readonly CharId[] => of.slice(from, to);
    const chars = { before, after };
    for (const [from, to] of [
      [0, 1],
      [1, Number.POSITIVE_INFINITY],
    ] as const) {
      for (const find of [this.#living, this.#carried(change)]) {
        for (const each of sides) {
          const found = find(near(chars[each], from, to), doc);
          if (found !== undefined) return each === "before" ? found + 1 : found;
        }
      }
    }
    if (before.length + after.length > 0 || !text) return undefined;
    // A line without letters has no identity but its own; moved, it is the empty line that came in its place.
    const line = isIn(this.#fragment, text) ? text : newLine(change, this.#fragment);
    return line && placeOfType(line, this.#fragment, doc);
  }

  readonly #living = (chars: readonly CharId[], doc: Node): number | undefined => {
    for (const id of chars) {
      const pos = isChar(this.#fragment.doc, id) ? placeOfChar(id, this.#fragment, doc) : undefined;
      if (pos !== undefined) return pos;
    }
    return undefined;
  };

  #carried(change: Y.Transaction): (chars: readonly CharId[], doc: Node) => number | undefined {
    let copies: Map<string, CharId> | undefined;
    return (chars, doc) => {
      if (chars.length === 0) return undefined;
      copies ??= copiesIn(change, this.#ledger);
      for (const id of chars) {
        const copy = copies.get(nameOf(this.#ledger.originalOf(id)));
        const pos = copy && placeOfChar(copy, this.#fragment, doc);
        if (pos !== undefined) return pos;
      }
      return undefined;
    };
  }
}

function around(fragment: Y.XmlFragment, at: ResolvedPos): Around {
  const [start, end] = [at.start(), at.end()];
  const chars = charsBetween(fragment, at.doc, start, end);
  const ids = (which: (pos: number) => boolean): CharId[] =>
    chars.flatMap(({ pos, id }) => (id && which(pos) ? [id] : []));
  return {
    before: ids((pos) => pos < at.pos).toReversed(),
    after: ids((pos) => pos >= at.pos),
    text: textsOfBlock(fragment, at)[0],
  };
}

/** By original: the living letters that a change wrote again. */
function copiesIn(change: Y.Transaction, ledger: Ledger): Map<string, CharId> {
  const copies = new Map<string, CharId>();
  for (const item of newStructs(change)) {
    if (!(item instanceof Y.Item) || item.deleted || !(item.content instanceof Y.ContentString)) continue;
    for (const { client, clock, length, originClient, originClock } of ledger.pairs(wholeOf(item)))
      for (let at = 0; at < length; at++)
        copies.set(nameOf({ client: originClient, clock: originClock + at }), { client, clock: clock + at });
  }
  return copies;
}

function newLine(change: Y.Transaction, fragment: Y.XmlFragment): Y.XmlText | undefined {
  for (const item of newStructs(change)) {
    const type = item instanceof Y.Item && item.content instanceof Y.ContentType ? item.content.type : undefined;
    if (type instanceof Y.XmlText && type.length === 0 && isIn(fragment, type)) return type;
  }
  return undefined;
}

const nameOf = ({ client, clock }: CharId): string => `${client}.${clock}`;

function isChar(doc: Y.Doc | null, { client, clock }: CharId): boolean {
  const item = doc && clock < Y.getState(doc.store, client) && Y.getItem(doc.store, Y.createID(client, clock));
  return item instanceof Y.Item && !item.deleted;
}

/** Whether a text stands in the fragment. */
function isIn(fragment: Y.XmlFragment, { _item }: Y.XmlText): boolean {
  let parent: unknown;
  for (let item = _item; item; item = parent instanceof Y.XmlFragment ? parent._item : null) {
    if (item.deleted) return false;
    parent = item.parent;
  }
  return parent === fragment;
}

const placeOfChar = ({ client, clock }: CharId, fragment: Y.XmlFragment, doc: Node): number | undefined =>
  posOf(new Y.RelativePosition(null, null, Y.createID(client, clock)), fragment, doc);

const placeOfType = (text: Y.XmlText, fragment: Y.XmlFragment, doc: Node): number | undefined =>
  posOf(Y.createRelativePositionFromTypeIndex(text, 0), fragment, doc);

function posOf(place: Y.RelativePosition, fragment: Y.XmlFragment, doc: Node): number | undefined {
  const found = placeInEditor(place, fragment, doc);
  return typeof found === "object" ? found.pos : undefined;
}
