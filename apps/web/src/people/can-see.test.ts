import { expect, test } from "vitest";
import { canSee } from "./can-see.ts";

const sam = { name: "Sam", access: "note" } as const;
const ali = { name: "Dr Ali", access: "note" } as const;
const mum = { name: "Mum", access: "plan" } as const;

test("IN5: everybody who writes in the note sees it", () => {
  expect(canSee([sam, ali])).toEqual({ writers: ["Sam", "Dr Ali"], planReaders: [] });
});

test("IN5: somebody with the plan alone is named apart", () => {
  expect(canSee([sam, ali, mum])).toEqual({
    writers: ["Sam", "Dr Ali"],
    planReaders: ["Mum"],
  });
});

test("IN5: who was taken out, or left, sees nothing and is not in it", () => {
  expect(canSee([sam, { ...ali, access: "none" }])).toEqual({ writers: ["Sam"], planReaders: [] });
});
