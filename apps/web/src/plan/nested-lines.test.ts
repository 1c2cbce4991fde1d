import type { PlanLine } from "@ourwords/protocol";
import { expect, test } from "vitest";
import { nestedLines, type PlanBlock } from "./nested-lines.ts";

const line = (text: string, within: PlanLine["within"] = [], marker?: PlanLine["marker"]): PlanLine => ({
  within,
  pieces: [{ text, marks: [] }],
  ...(marker !== undefined && { marker }),
});

/** `["a", { 3: [["b"]] }, ["quoted"]]` */
const shape = (blocks: readonly PlanBlock[]): unknown[] =>
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
