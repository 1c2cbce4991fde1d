import type { Editor } from "@tiptap/core";
import { closeHistory } from "@tiptap/pm/history";
import type { Node } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import { moveBlock, type Way } from "../writing/move-block.ts";
import { withNews } from "../writing/writing-news.ts";
import { placeOfLine } from "./place-of-line.ts";

/** A line among those it can be moved past: an item moves whole, within its list. */
export interface Siblings {
  readonly parent: Node;
  /** where the first of them stands */
  readonly start: number;
  /** which of them the line is */
  readonly index: number;
}

export function siblingsOf(doc: Node, id: string): Siblings | undefined {
  const place = placeOfLine(doc, id);
  if (place === undefined) return undefined;
  const $line = doc.resolve(place);
  const isItem = $line.parent.type.name === "listItem" && $line.index() === 0;
  const depth = isItem ? $line.depth - 1 : $line.depth;
  return { parent: $line.node(depth), start: $line.start(depth), index: $line.index(depth) };
}

/** Where each of them stands, and where the last one ends. */
export function placesOf({ parent, start }: Siblings): readonly number[] {
  const places = [start];
  parent.forEach((node, offset) => places.push(start + offset + node.nodeSize));
  return places;
}

/**
 * PL9: moves a whole line before the sibling that is number `to` (their count: behind the last). It is taken out and put in
 * again in one change, so that its authors, its id, who and by when go with it (AU10). Answers whether it has moved.
 */
export function moveLineTo({ view }: Editor, id: string, to: number): boolean {
  const { tr, doc, selection } = view.state;
  const siblings = siblingsOf(doc, id);
  if (!siblings || view.composing || to === siblings.index || to === siblings.index + 1) return false;
  const places = placesOf(siblings);
  const [start, end, target] = [places[siblings.index], places[siblings.index + 1], places[to]];
  if (start === undefined || end === undefined || target === undefined) return false;
  const { content } = doc.slice(start, end);
  tr.delete(start, end);
  const at = tr.mapping.map(target);
  tr.insert(at, content);
  const { anchor, head } = selection;
  const by = at - start;
  if (Math.min(anchor, head) > start && Math.max(anchor, head) < end)
    tr.setSelection(TextSelection.between(tr.doc.resolve(anchor + by), tr.doc.resolve(head + by)));
  view.dispatch(closeHistory(withNews(tr, by < 0 ? "moved-up" : "moved-down")));
  return true;
}

/** Moves it past its neighbour, as the keys in the text do: at its list's end out of that. The caret goes into the line. */
export function moveLine({ view }: Editor, id: string, way: Way): void {
  const { tr, doc, selection } = view.state;
  const place = placeOfLine(doc, id);
  if (place === undefined) return;
  if (selection.$head.depth === 0 || selection.$head.before() !== place || !selection.empty)
    view.dispatch(tr.setSelection(TextSelection.create(doc, place + 1)).setMeta("addToHistory", false));
  moveBlock(way)(view.state, view.dispatch, view);
}
