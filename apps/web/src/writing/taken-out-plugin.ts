import type { FragmentName } from "@ourwords/note";
import type { TakenOut } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, Selection } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { type EditorPlace, placeInEditor } from "./place-in-editor.ts";

/** A record and the element in the text that the page draws it into. The same element for as long as the record stands. */
export interface TakenOutMark {
  readonly record: TakenOut;
  readonly host: HTMLElement;
}

type Placed = TakenOutMark & EditorPlace;

interface Marks {
  /** the same list until a record comes, changes or goes */
  readonly marks: readonly TakenOutMark[];
  readonly placed: readonly Placed[];
  readonly drawn: DecorationSet;
}

const NONE: Marks = { marks: [], placed: [], drawn: DecorationSet.empty };
const key = new PluginKey<Marks>("takenOut");

/** What is marked in an editor now. The same list as long as nothing but its place changed. */
export const takenOutMarks = (state: EditorState): readonly TakenOutMark[] => key.getState(state)?.marks ?? NONE.marks;

/** Where a mark stands. */
export const placeOfMark = (state: EditorState, host: HTMLElement): number | undefined =>
  key.getState(state)?.placed.find((each) => each.host === host)?.pos;

/**
 * AU8: a mark in the text at the place of each record. Its place comes from the server's record whenever that can be found;
 * until then it is mapped through steps. Marks are no part of the document. While somebody composes (IME), nothing
 * appears or goes in their block.
 */
export function takenOutPlugin(connection: NoteConnection, name: FragmentName): Plugin<Marks> {
  const fragment = connection.doc.getXmlFragment(name);
  return new Plugin<Marks>({
    key,
    state: {
      init: () => NONE,
      apply: (transaction, before) => {
        const news: readonly Placed[] | undefined = transaction.getMeta(key);
        if (news) return marksOf(news, transaction.doc, before);
        if (!transaction.docChanged || before.placed.length === 0) return before;
        const { doc, mapping } = transaction;
        const placed = before.placed.map((each) => ({ ...each, pos: mapping.map(each.pos, each.side) }));
        return { ...before, placed, drawn: draw(placed, doc) };
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.drawn,
      handleDOMEvents: {
        compositionend: (view) => {
          lookSoon(view);
          return false;
        },
      },
    },
    view: (view) => {
      const stop = connection.onAuthors(() => look(view));
      lookSoon(view);
      return {
        update: (_view, before) => {
          if (connection.takenOut.length > 0 && before.doc !== view.state.doc) lookSoon(view);
        },
        destroy: stop,
      };
    },
  });

  /** After this turn, when Yjs has what the editor has. */
  function lookSoon(view: EditorView): void {
    queueMicrotask(() => look(view));
  }

  function look(view: EditorView): void {
    if (view.isDestroyed) return;
    const before = key.getState(view.state) ?? NONE;
    const known = new Map(before.placed.map((each) => [each.record.id, each]));
    const isHeld = composing(view);
    const placed = before.placed.filter(isHeld);
    const held = new Set(placed.map(({ record }) => record.id));
    for (const record of connection.takenOut) {
      const was = known.get(record.id);
      const found = placeInEditor(record.place, fragment, view.state.doc);
      const place = found === "unknown" ? was : found;
      if (!place || place === "elsewhere" || held.has(record.id) || isHeld(place)) continue;
      placed.push({ record, host: was?.host ?? newHost(), pos: place.pos, side: place.side });
    }
    placed.sort((one, other) => one.pos - other.pos || one.record.id.localeCompare(other.record.id));
    if (sameMarks(before.placed, placed, ({ pos, side }) => `${pos} ${side}`)) return;
    const left = before.placed.find(({ host }) => isFocused(host) && !placed.some((each) => each.host === host));
    view.dispatch(view.state.tr.setMeta(key, placed).setMeta("addToHistory", false));
    if (left) backToText(view, left.pos);
  }
}

/** Whether a place is in the block where somebody composes. */
function composing({ composing, state: { selection } }: EditorView): (place: EditorPlace) => boolean {
  const { $head } = selection;
  return ({ pos }) => composing && pos >= $head.start() && pos <= $head.end();
}

function newHost(): HTMLElement {
  const host = document.createElement("span");
  host.className = "taken";
  return host;
}

function marksOf(placed: readonly Placed[], doc: Node, before: Marks): Marks {
  const isSame = sameMarks(before.marks, placed, () => "");
  return { marks: isSame ? before.marks : placed, placed, drawn: draw(placed, doc) };
}

function sameMarks<Mark extends TakenOutMark>(
  one: readonly Mark[],
  other: readonly Mark[],
  also: (mark: Mark) => string,
): boolean {
  return (
    one.length === other.length &&
    one.every((mark, index) => {
      const its = other[index];
      return its?.record === mark.record && its.host === mark.host && also(its) === also(mark);
    })
  );
}

/** A place whose block has just gone is not drawn: the server finds it another. */
function draw(placed: readonly Placed[], doc: Node): DecorationSet {
  return DecorationSet.create(
    doc,
    placed
      .filter(({ pos }) => doc.resolve(pos).parent.isTextblock)
      .map(({ record, host, pos, side }) =>
        Decoration.widget(pos, () => host, {
          key: record.id,
          side,
          marks: [],
          stopEvent: () => true,
          ignoreSelection: true,
        }),
      ),
  );
}

const isFocused = (host: HTMLElement): boolean => host.contains(document.activeElement);

/** The element inside a mark that has the keyboard. */
export function focusInMark(state: EditorState): HTMLElement | undefined {
  const { activeElement } = document;
  const isIn = takenOutMarks(state).some(({ host }) => isFocused(host));
  return isIn && activeElement instanceof HTMLElement ? activeElement : undefined;
}

/** The mark that had the keyboard is gone: it goes on in the text, where the mark was. */
function backToText(view: EditorView, pos: number): void {
  const { tr, doc } = view.state;
  view.dispatch(tr.setSelection(Selection.near(doc.resolve(Math.min(pos, doc.content.size)))));
  view.focus();
}
