import { expect, test } from "vitest";
import { type Nested, nestedLines } from "./nested-lines.ts";
import type { PlanLine } from "./plan.ts";

const line = (text: string, within: PlanLine["within"] = [], marker?: PlanLine["marker"]): PlanLine => ({
  within,
  pieces: [{ text, marks: [] }],
  ...(marker !== undefined && { marker }),
});

/** `["a", { 3: [["b"]] }, ["quoted"]]` */
const shape = (blocks: readonly Nested<PlanLine>[]): unknown[] =>
  blocks.map((block) => {
    switch (block.kind) {
      case "line":
        return block.line.pieces[0]?.text;
      case "quote":
        return shape(block.blocks);
      case "list":
        return { [block.start ?? "•"]: block.items.map(shape) };
    }
  });

test("AU15: lines stand in the lists and quotes they were written in, and numbers go on as they were", () => {
  expect(
    shape(
      nestedLines([
        line("a"),
        line("b", ["list"], 3),
        line("more of b", ["list"]),
        line("in b", ["list", "list"], "bullet"),
        line("c", ["list"], 4),
        line("d", ["list"], "bullet"),
        line("quoted", ["quote"]),
        line("listed", ["quote", "list"], "bullet"),
        line("e"),
      ]),
    ),
  ).toEqual([
    "a",
    { 3: [["b", "more of b", { "•": [["in b"]] }], ["c"]] },
    { "•": [["d"]] },
    ["quoted", { "•": [["listed"]] }],
    "e",
  ]);
});
