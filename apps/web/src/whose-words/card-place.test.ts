import { expect, test } from "vitest";
import { cardPlace } from "./card-place.ts";

const room = { top: 60, bottom: 560 };
const at = (top: number, height = 30) => ({ top, bottom: top + height });

test("a card stands below its block while there is room, or else above it", () => {
  expect(cardPlace(at(200), at(200), 150, room)).toBe("below");
  expect(cardPlace(at(500), at(500), 150, room)).toBe("above");
});

test("where it fits on neither side it stands at the end of the room that the caret is not at", () => {
  expect(cardPlace(at(0, 600), at(100), 150, room)).toBe("bottom");
  expect(cardPlace(at(0, 600), at(500), 150, room)).toBe("top");
});
