import { Fragment, type Node, Slice } from "@tiptap/pm/model";
import { ReplaceStep, type Step } from "@tiptap/pm/transform";

/**
 * The document as a step would leave it without the letters that it puts in: what it does to blocks. `undefined` when it
 * does nothing to blocks, or puts in no letters.
 */
export function withoutLetters(step: Step | undefined, before: Node | undefined): Node | undefined {
  if (!before || !(step instanceof ReplaceStep)) return undefined;
  const { content, openStart, openEnd } = step.slice;
  const bare = bareOf(content);
  if (bare.size === content.size) return undefined;
  const result = new ReplaceStep(step.from, step.to, new Slice(bare, openStart, openEnd)).apply(before);
  return result.doc ?? undefined;
}

function bareOf(content: Fragment): Fragment {
  const nodes: Node[] = [];
  content.forEach((node) => {
    if (!node.isText) nodes.push(node.copy(bareOf(node.content)));
  });
  return Fragment.from(nodes);
}
