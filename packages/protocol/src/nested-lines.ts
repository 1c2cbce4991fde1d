import type { PlanLine } from "./plan.ts";

/** Where a line of a sheet stands. */
type Standing = {
  readonly within: PlanLine["within"];
  readonly marker?: PlanLine["marker"] | undefined;
};

/** A sheet's lines as a page needs them: in the lists and quotes that they stand in. */
export type Nested<L> =
  | { readonly kind: "line"; readonly line: L }
  | { readonly kind: "quote"; readonly blocks: readonly Nested<L>[] }
  | { readonly kind: "list"; readonly start: number | undefined; readonly items: readonly (readonly Nested<L>[])[] };

export type PlanBlock = Nested<PlanLine>;

export function nestedLines<L extends Standing>(lines: readonly L[], depth = 0): readonly Nested<L>[] {
  const blocks: Nested<L>[] = [];
  for (let at = 0; at < lines.length; ) {
    const [line, ...rest] = lines.slice(at);
    if (!line) break;
    const around = line.within[depth];
    if (around === undefined) {
      blocks.push({ kind: "line", line });
      at++;
      continue;
    }
    const isOther = ({ within, marker }: L): boolean =>
      within[depth] !== around ||
      // Where numbers end and points begin is another list.
      (isOwn(marker, within, depth) && typeof marker !== typeof line.marker && isOwn(line.marker, line.within, depth));
    const end = rest.findIndex(isOther);
    const group = lines.slice(at, end < 0 ? undefined : at + 1 + end);
    blocks.push(around === "quote" ? { kind: "quote", blocks: nestedLines(group, depth + 1) } : listOf(group, depth));
    at += group.length;
  }
  return blocks;
}

function listOf<L extends Standing>(lines: readonly L[], depth: number): Nested<L> {
  const items: L[][] = [];
  for (const line of lines) {
    if (items.length === 0 || isOwn(line.marker, line.within, depth)) items.push([line]);
    else items.at(-1)?.push(line);
  }
  const marker = lines[0]?.marker;
  return {
    kind: "list",
    start: typeof marker === "number" ? marker : undefined,
    items: items.map((item) => nestedLines(item, depth + 1)),
  };
}

/** Whether a marker is of the list at this depth, and not of one inside it. */
const isOwn = (marker: Standing["marker"], within: PlanLine["within"], depth: number): boolean =>
  marker !== undefined && within.lastIndexOf("list") === depth;
