import { closeHistory } from "@tiptap/pm/history";
import { Fragment, type NodeRange, type Node } from "@tiptap/pm/model";
import { type Command, TextSelection, type Transaction } from "@tiptap/pm/state";
import { withNews } from "./writing-news.ts";

export type Way = "up" | "down";

/**
 * Moves the lines of the selection past the one before or after, in one transaction, so that every author stays (AU10). An
 * item moves within its list, and at the list's end out of it; so does a line of a quote. The selection goes along.
 */
export function moveBlock(way: Way): Command {
  return ({ tr, selection }, dispatch, view) => {
    const { $from, $to } = selection;
    // An item moves whole: its line alone would leave its bullet behind.
    const lines = $from.blockRange($to, ({ type }) => type.name !== "listItem");
    if (!lines || view?.composing) return false;
    const isLast = way === "up" ? lines.startIndex === 0 : lines.endIndex === lines.parent.childCount;
    if (isLast && lines.depth === 0) return false;
    if (!dispatch) return true;
    if (isLast) moveOut(tr, lines, way);
    else swap(tr, lines, way);
    dispatch(closeHistory(withNews(tr, way === "up" ? "moved-up" : "moved-down")).scrollIntoView());
    return true;
  };
}

/** Past its neighbour. The shorter of the two is written again: the less, the better for whoever writes there just now. */
function swap(tr: Transaction, { start, end, parent, startIndex, endIndex }: NodeRange, way: Way): void {
  const { anchor, head } = tr.selection;
  const neighbour = parent.child(way === "up" ? startIndex - 1 : endIndex);
  const size = neighbour.nodeSize;
  const by = way === "up" ? -size : size;
  if (size < end - start) {
    if (way === "up") tr.delete(start - size, start).insert(end - size, neighbour);
    else tr.delete(end, end + size).insert(start, neighbour);
  } else {
    const { content } = tr.doc.slice(start, end);
    tr.delete(start, end).insert(start + by, content);
  }
  select(tr, anchor + by, head + by);
}

/** Out of its list or quote. Items stay items where there is a list around; elsewhere they become lines. */
function moveOut(tr: Transaction, { $from, start, end, depth, parent }: NodeRange, way: Way): void {
  const { anchor, head } = tr.selection;
  const isItems = parent.firstChild?.type.name === "listItem";
  const isInList = isItems && $from.node(depth - 1).type.name === "listItem";
  const around = isInList ? depth - 1 : depth;
  const items = tr.doc.slice(start, end).content;
  const content = isItems && !isInList ? linesOf(items) : items;
  const isAll = end - start === parent.content.size;
  const target = way === "up" ? $from.before(around) : $from.after(around);
  if (isAll) tr.delete($from.before(depth), $from.after(depth));
  else tr.delete(start, end);
  const at = tr.mapping.map(target, way === "up" ? -1 : 1);
  tr.insert(at, content);
  const within = (pos: number): number => at + (content === items ? pos - start : withoutItems(items, pos - start));
  select(tr, within(anchor), within(head));
}

const linesOf = (items: Fragment): Fragment =>
  items.content.reduce((lines, item: Node) => lines.append(item.content), Fragment.empty);

/** Where a place among `items` is when only their lines are left. */
function withoutItems(items: Fragment, place: number): number {
  let found = place;
  items.forEach((_item, start, index) => {
    if (place > start) found = place - 2 * index - 1;
  });
  return found;
}

const select = (tr: Transaction, anchor: number, head: number): Transaction =>
  tr.setSelection(TextSelection.between(tr.doc.resolve(anchor), tr.doc.resolve(head)));
