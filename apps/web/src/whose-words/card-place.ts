/** A stretch of the screen from top to bottom, in CSS pixels. */
export interface Stretch {
  readonly top: number;
  readonly bottom: number;
}

/** Beside its line, or at an end of the room there is when it would not fit there. */
export type CardPlace = "below" | "above" | "bottom" | "top";

/** Between a card and what it is beside. */
export const GAP = 8;

/** Where a card about a block goes: never over the line the caret is in. */
export function cardPlace(block: Stretch, caret: Stretch, height: number, room: Stretch): CardPlace {
  if (block.bottom + GAP + height <= room.bottom) return "below";
  if (block.top - GAP - height >= room.top) return "above";
  return caret.bottom + GAP + height <= room.bottom ? "bottom" : "top";
}
