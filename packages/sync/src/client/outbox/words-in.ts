import * as Y from "yjs";

/** Letters in their order; each knows its identity. */
interface Spot {
  readonly id: string;
  /** empty where it was taken out again */
  letter: string;
}

const keyOf = (client: number, clock: number): string => `${client}/${clock}`;

/**
 * What a page's updates wrote and did not take out again, as text, without the note that they belong to: what cannot be
 * brought any more must be read without it. Each piece that hangs on words that are not there is a line of its own. Words that
 * were written beside the text (an answer to a plan line, what a word means) come as lines of their own, too.
 */
export function wordsIn(updates: readonly Uint8Array[]): string {
  /** one for each piece */
  const pieces: Spot[][] = [];
  const pieceOf = new Map<string, Spot[]>();
  for (const update of updates) {
    const { structs, ds } = Y.decodeUpdate(update);
    for (const struct of structs) {
      if (!(struct instanceof Y.Item)) continue;
      const { content, origin, rightOrigin, id } = struct;
      if (!(content instanceof Y.ContentString)) {
        pieces.push(...saidIn(struct).map((letter) => [{ id: keyOf(id.client, id.clock), letter }]));
        continue;
      }
      // By UTF-16 unit, as Yjs counts.
      const spots = content.str
        .split("")
        .map((letter, offset) => ({ id: keyOf(id.client, id.clock + offset), letter }));
      const left = origin ? keyOf(origin.client, origin.clock) : "";
      const right = rightOrigin ? keyOf(rightOrigin.client, rightOrigin.clock) : "";
      // One page wrote one thing after the other: what is new stands right behind the letter before it.
      const piece = pieceOf.get(left) ?? pieceOf.get(right) ?? [];
      if (!pieceOf.has(left) && !pieceOf.has(right)) pieces.push(piece);
      const after = piece.findIndex(({ id: of }) => of === left);
      const before = piece.findIndex(({ id: of }) => of === right);
      piece.splice(after >= 0 ? after + 1 : Math.max(0, before), 0, ...spots);
      for (const spot of spots) pieceOf.set(spot.id, piece);
    }
    for (const [client, ranges] of ds.clients)
      for (const { clock, len } of ranges) takeOut(client, clock, len, pieceOf);
  }
  return pieces
    .map((piece) => piece.map(({ letter }) => letter).join(""))
    .filter((words) => words.trim() !== "")
    .join("\n");
}

function takeOut(client: number, clock: number, length: number, pieceOf: ReadonlyMap<string, Spot[]>): void {
  // A page can't delete more of its own than it wrote, but an update may say so.
  for (let offset = 0; offset < Math.min(length, 1_000_000); offset++) {
    const id = keyOf(client, clock + offset);
    const spot = pieceOf.get(id)?.find((each) => each.id === id);
    if (spot) spot.letter = "";
  }
}

/** The words of an entry of a map: what a word means is its whole value, an answer has `words`. */
function saidIn({ content, parent }: Y.Item): readonly string[] {
  if (!(content instanceof Y.ContentAny)) return [];
  return content.arr.flatMap((value: unknown) => {
    // One that replaces another does not say in which map. Ids, languages and choices have no space.
    if (typeof value === "string") return parent === ("meanings" as unknown) || /\s/u.test(value.trim()) ? [value] : [];
    const words: unknown = typeof value === "object" && value !== null && "words" in value ? value.words : undefined;
    return typeof words === "string" ? [words] : [];
  });
}
