import type { PlanBlock, PlanPiece, SealedBlock, SealedPiece } from "@ourwords/protocol";
import type { SaidThen } from "./said-then.ts";

/** What a seal holds, as a page shows text that nobody can write in; with what was said of each line, where that is known. */
export const sealedBlocks = (blocks: readonly SealedBlock[], said: SaidThen["of"] = () => ({})): readonly PlanBlock[] =>
  blocks.flatMap((block) => blockOf(block, said));

function blockOf(block: SealedBlock, said: SaidThen["of"]): PlanBlock[] {
  const { node, attributes = {}, blocks = [], pieces = [] } = block;
  const { level, start } = attributes;
  switch (node) {
    case "blockquote":
      return [{ kind: "quote", blocks: sealedBlocks(blocks, said) }];
    case "bulletList":
    case "orderedList": {
      const items = blocks.map((item) => sealedBlocks(item.blocks ?? [], said));
      const first = typeof start === "number" ? start : 1;
      return [{ kind: "list", start: node === "orderedList" ? first : undefined, items }];
    }
    default: {
      const line = {
        within: [],
        pieces: pieces.map(pieceOf),
        ...(typeof level === "number" && { level }),
        ...said(block),
      };
      return [{ kind: "line", line }, ...sealedBlocks(blocks, said)];
    }
  }
}

const pieceOf = ({ marks = [], ...piece }: SealedPiece): PlanPiece => ({ ...piece, marks });
