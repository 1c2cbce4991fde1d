import type { FragmentName } from "@ourwords/note";
import type { Node } from "@tiptap/pm/model";
import * as Y from "yjs";

/** One thing at a time: the story as a whole, or one question of the plan with what stands under it. */
export interface Step {
  readonly sheet: FragmentName;
  /** stays the same while the text changes */
  readonly id: string;
  /** the question; empty for the story */
  readonly title: string;
  /** the part of its editor's document */
  readonly from: number;
  readonly to: number;
}

const STORY: Step = { sheet: "story", id: "story", title: "", from: 0, to: Number.POSITIVE_INFINITY };

/** The steps of a note, by the plan as it is shown and as Yjs has it. What stands before the first heading belongs to it. */
export function stepsOf(plan: Node, fragment: Y.XmlFragment): readonly Step[] {
  const steps: Step[] = [];
  plan.forEach((node, pos, index) => {
    const to = pos + node.nodeSize;
    const last = steps.at(-1);
    if (node.type.name !== "heading" && last) steps[steps.length - 1] = { ...last, to };
    else if (node.type.name === "heading") {
      const from = last ? pos : 0;
      steps.push({ sheet: "plan", id: idOf(fragment.get(index), index), title: node.textContent.trim(), from, to });
    }
  });
  if (steps.length > 0) return [STORY, ...steps];
  return [STORY, { sheet: "plan", id: "plan", title: "", from: 0, to: plan.content.size }];
}

/** Where somebody is: at their step, or where it stood if it is gone. */
export const stepAt = (steps: readonly Step[], id: string, number: number): number => {
  const found = steps.findIndex((step) => step.id === id);
  return found < 0 ? Math.min(number, steps.length - 1) : found;
};

function idOf(type: unknown, index: number): string {
  const id = type instanceof Y.XmlElement ? type._item?.id : undefined;
  return id ? `${id.client}.${id.clock}` : `#${index}`;
}
