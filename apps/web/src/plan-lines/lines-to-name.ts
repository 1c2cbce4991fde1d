import { isLineId } from "@ourwords/note";
import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";

interface Line {
  readonly pos: number;
  readonly node: Node;
  readonly id: string | undefined;
  readonly isTouched: boolean;
}

/**
 * PL2: where the lines stand that a change made, or wrote in, and that have no id of their own: none, or one that another
 * line holds. Lines that it did not touch are left alone, whatever they are.
 */
export function linesToName(transaction: Transaction): readonly number[] {
  const touched = touchedIn(transaction);
  const lines = linesOf(transaction.doc, touched);
  const named = lines.filter(({ id, isTouched }) => isTouched && id !== undefined);
  const doubles = new Set(named.map(({ id }) => id).filter((id) => lines.filter((each) => each.id === id).length > 1));
  const before = doubles.size > 0 ? linesOf(transaction.before, []) : [];
  return lines.flatMap((line) => {
    if (!line.isTouched) return [];
    if (line.id === undefined) return [line.pos];
    if (!doubles.has(line.id)) return [];
    const same = lines.filter(({ id }) => id === line.id);
    return holderOf(same, before.filter(({ id }) => id === line.id).length) === line ? [] : [line.pos];
  });
}

/** Which of several lines with one id it belongs to, when there were so many of them `before`. */
function holderOf(same: readonly Line[], before: number): Line | undefined {
  const untouched = same.filter(({ isTouched }) => !isTouched);
  // A line that was split at its start goes on where its words are.
  if (untouched.length === 0) return same.find(({ node }) => node.content.size > 0) ?? same[0];
  // All that held it stand where they stood: what was touched is a copy, also when it stands before them.
  return untouched.length >= before ? untouched[0] : same[0];
}

type Range = readonly [from: number, to: number];

/** What a transaction touched, in the document after it. */
function touchedIn({ mapping }: Transaction): readonly Range[] {
  const ranges: Range[] = [];
  for (const [index, map] of mapping.maps.entries()) {
    const later = mapping.slice(index + 1);
    map.forEach((_from, _to, from, to) => {
      ranges.push([later.map(from, -1), later.map(to, 1)]);
    });
  }
  return ranges;
}

function linesOf(doc: Node, touched: readonly Range[]): Line[] {
  const lines: Line[] = [];
  doc.descendants((node, pos) => {
    const end = pos + node.nodeSize;
    if (node.type.name === "paragraph") {
      const id: unknown = node.attrs["line"];
      const isTouched = touched.some(([from, to]) => (from === to ? pos < from && end > from : pos < to && end > from));
      lines.push({ pos, node, id: isLineId(id) ? id : undefined, isTouched });
    }
    return !node.isTextblock;
  });
  return lines;
}
