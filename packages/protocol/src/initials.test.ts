import { expect, test } from "vitest";
import { initials } from "./initials.ts";

test("AU12: two letters for any name", () => {
  const names = ["Sam", "Dr Ali", "Jo", "Mum", "Jo, peer worker", "Ö", "Мария", "田中", "🙂 Kim", "é́a"];
  expect(names.map(initials)).toEqual(["SM", "DA", "JO", "MM", "JP", "Ö", "МЯ", "田中", "KM", "É́A"]);
});
