import type { SealedBlock } from "@ourwords/protocol";
import { expect, test } from "vitest";
import { sealedLines } from "./sealed-lines.ts";

const line = (id: string, text: string, more: Record<string, unknown> = {}): SealedBlock => ({
  node: "paragraph",
  attributes: { line: id, ...more },
  ...(text !== "" && { pieces: [{ text }] }),
});

test("LT1: the lines of a kept plan are those that say something, in lists and quotes as well; of two with one id the first", () => {
  const plan: SealedBlock[] = [
    { node: "heading", attributes: { level: 3 }, pieces: [{ text: "What I hope for" }] },
    line("question0001", "Walk ", { who: "Jo", by: "Friday" }),
    { node: "paragraph", pieces: [{ text: "no line" }] },
    { node: "bulletList", blocks: [{ node: "listItem", blocks: [line("question0002", "Ring")] }] },
    { node: "blockquote", blocks: [line("question0003", "Rest"), line("question0001", "a copy")] },
    line("question0004", " "),
    line("question0005", ""),
    line("NOT AN ID", "Swim"),
  ];
  expect(sealedLines({ plan }).map(({ id, text, who, by }) => [id, text, who, by])).toEqual([
    ["question0001", "Walk ", [{ name: "Jo" }], "Friday"],
    ["question0002", "Ring", [], undefined],
    ["question0003", "Rest", [], undefined],
  ]);
});
