import * as Y from "yjs";
import { isLineId } from "./line-id.ts";
import { parseWho, type Who } from "./who.ts";

/** What a plan line says. */
export interface LineWords {
  readonly text: string;
  /** who does it; empty when nobody was named */
  readonly who: readonly Who[];
  /** by when, in words */
  readonly by: string | undefined;
}

/** A line of the plan that can be answered: a paragraph with an id. */
export interface PlanLineHere extends LineWords {
  readonly id: string;
  readonly block: Y.XmlElement;
}

/**
 * The plan's lines, in document order. Of two paragraphs with one id (two people moved it at the same time) the first is
 * the line, and the other is a paragraph without one.
 */
export function planLines(doc: Y.Doc): PlanLineHere[] {
  const lines = new Map<string, PlanLineHere>();
  const walk = (parent: Y.XmlFragment): void => {
    for (const block of parent.toArray()) {
      if (!(block instanceof Y.XmlElement)) continue;
      const id: unknown = block.nodeName === "paragraph" ? block.getAttribute("line") : undefined;
      if (isLineId(id) && !lines.has(id)) lines.set(id, { id, block, ...wordsOfLine(block) });
      else walk(block);
    }
  };
  walk(doc.getXmlFragment("plan"));
  return [...lines.values()];
}

export function wordsOfLine(block: Y.XmlElement): LineWords {
  const by: unknown = block.getAttribute("by");
  return {
    text: block.toArray().map(textOf).join(""),
    who: parseWho(block.getAttribute("who")) ?? [],
    by: typeof by === "string" ? by : undefined,
  };
}

function textOf(text: unknown): string {
  if (!(text instanceof Y.XmlText)) return "";
  const parts: { insert?: unknown }[] = text.toDelta();
  return parts.map(({ insert }) => (typeof insert === "string" ? insert : "")).join("");
}
