import type { AuthorRun } from "@ourwords/authorship";
import type { Participant, ParticipantId } from "@ourwords/protocol";
import type { Node } from "@tiptap/pm/model";
import { Decoration } from "@tiptap/pm/view";
import { initials } from "./initials.ts";

/** A textblock in the editor: `pos` is before it. */
export interface Block {
  readonly pos: number;
  readonly node: Node;
}

/**
 * AU12: how a block shows its authors. The block carries its first author's initials and line for the margin; its words
 * carry tints, and `in` marks those in somebody else's block. No roles or labels: screen readers would break the text up.
 */
export function authorDecorations(
  { pos, node }: Block,
  runs: readonly AuthorRun[],
  people: ReadonlyMap<ParticipantId, Participant>,
  you: ParticipantId,
): Decoration[] {
  const authors = runs.map(({ voice }) => (voice ? people.get(voice.author) : undefined));
  const first = authors.find((author) => author !== undefined);
  if (!first) return [];
  const block = Decoration.node(pos, pos + node.nodeSize, { "data-by": initials(first.name), "data-look": first.look });
  const words = runs.flatMap(({ from, to }, index) => {
    const author = authors[index];
    if (!author) return [];
    const attributes = { class: author === first ? "w" : "w in", "data-look": author.look };
    // Your own next letters join your run at once; behind somebody else's run they must not.
    return [
      Decoration.inline(pos + 1 + from, pos + 1 + to, attributes, { inclusiveEnd: author.id === you, ...attributes }),
    ];
  });
  return [block, ...words];
}

/** Whether the block looks already as it should, so that nothing has to be drawn again. */
export function sameDecorations(shown: readonly Decoration[], wanted: readonly Decoration[]): boolean {
  if (shown.length !== wanted.length) return false;
  const left = new Set(shown.map(fingerprint));
  return wanted.every((decoration) => left.has(fingerprint(decoration)));
}

const fingerprint = ({ from, to, spec }: Decoration): string =>
  `${from} ${to} ${spec.class ?? ""} ${spec["data-look"] ?? ""} ${spec["data-by"] ?? ""}`;
