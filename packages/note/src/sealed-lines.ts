import type { SealedBlock, SealedContent } from "@ourwords/protocol";
import { isLineId } from "./line-id.ts";
import type { LineWords } from "./plan-lines.ts";
import { parseWho } from "./who.ts";

/** A line of a plan that was kept. */
export interface SealedLine extends LineWords {
  readonly id: string;
  readonly block: SealedBlock;
}

/** LT1: the lines of a kept plan that say something, in its order. Of two with one id the first is the line, as in `planLines`. */
export function sealedLines({ plan }: Pick<SealedContent, "plan">): SealedLine[] {
  const lines = new Map<string, SealedLine>();
  const walk = (blocks: readonly SealedBlock[]): void => {
    for (const block of blocks) {
      const { node, attributes: { line: id, who, by } = {}, pieces = [] } = block;
      if (node !== "paragraph" || !isLineId(id) || lines.has(id)) walk(block.blocks ?? []);
      else
        lines.set(id, {
          id,
          block,
          text: pieces.map(({ text }) => text).join(""),
          who: parseWho(who) ?? [],
          by: typeof by === "string" ? by : undefined,
        });
    }
  };
  walk(plan);
  return [...lines.values()].filter(({ text }) => text.trim() !== "");
}
