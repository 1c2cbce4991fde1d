import type { ParticipantId } from "@ourwords/protocol";
import { expect, test } from "vitest";
import { sealedBlocks } from "./sealed-blocks.ts";

const sam = "s".repeat(22) as ParticipantId; // reason: a fixed id of the right shape
const line = (text: string, more = {}) => ({
  kind: "line",
  line: { within: [], pieces: [{ text, marks: [] }], ...more },
});

test("SL5: what was kept is shown with its headings, its quotes, its lists in lists and the numbers they begin with", () => {
  const paragraph = (text: string) => ({ node: "paragraph", pieces: [{ text }] });
  expect(
    sealedBlocks([
      { node: "heading", attributes: { level: 3 }, pieces: [{ text: "Hope" }] },
      { node: "blockquote", blocks: [paragraph("Quoted")] },
      {
        node: "orderedList",
        attributes: { start: 3 },
        blocks: [
          {
            node: "listItem",
            blocks: [
              paragraph("Walk"),
              { node: "bulletList", blocks: [{ node: "listItem", blocks: [paragraph("far")] }] },
            ],
          },
        ],
      },
      { node: "orderedList", blocks: [{ node: "listItem", blocks: [paragraph("first")] }] },
      { node: "paragraph" },
    ]),
  ).toEqual([
    line("Hope", { level: 3 }),
    { kind: "quote", blocks: [line("Quoted")] },
    {
      kind: "list",
      start: 3,
      items: [[line("Walk"), { kind: "list", start: undefined, items: [[line("far")]] }]],
    },
    { kind: "list", start: 1, items: [[line("first")]] },
    { kind: "line", line: { within: [], pieces: [] } },
  ]);
});

test("SL5: a piece keeps its author, its hand, what was said of it and its look", () => {
  const piece = { text: "x", author: sam, scribe: sam, check: "open", marks: ["bold"] } as const;
  expect(sealedBlocks([{ node: "paragraph", pieces: [piece] }])).toEqual([
    { kind: "line", line: { within: [], pieces: [piece] } },
  ]);
});
