import type { AuthorRun } from "@ourwords/authorship";
import { initials, type Participant, type ParticipantId } from "@ourwords/protocol";
import type { Node } from "@tiptap/pm/model";
import { Decoration } from "@tiptap/pm/view";
import { scribeFacts, type ScribeWords } from "./scribe-facts.ts";
import { scribeLine } from "./scribe-line.ts";

/** A textblock in the editor: `pos` is before it. */
export interface Block {
  readonly pos: number;
  readonly node: Node;
}

/**
 * AU12: how a block shows its authors. The block carries its first author's initials and line for the margin; its words
 * carry tints, and `in` marks those in somebody else's block. Words that a scribe wrote down say so until their author has
 * said yes, and so does a line under the block. No roles or labels: screen readers would break the text up.
 */
export function authorDecorations(
  { pos, node }: Block,
  runs: readonly AuthorRun[],
  people: ReadonlyMap<ParticipantId, Participant>,
  you: ParticipantId,
  scribeWords?: ScribeWords,
): Decoration[] {
  const authors = runs.map(({ voice }) => (voice ? people.get(voice.author) : undefined));
  const first = authors.find((author) => author !== undefined);
  if (!first) return [];
  const margin = { "data-by": initials(first.name), "data-look": first.look };
  const line = scribeWords?.(scribeFacts(runs));
  const block = Decoration.node(pos, pos + node.nodeSize, margin, margin);
  const words = runs.flatMap(({ from, to, voice, check }, index) => {
    const author = authors[index];
    if (!author) return [];
    const scribe = voice?.scribe && people.get(voice.scribe);
    const attributes = {
      class: author === first ? "w" : "w in",
      "data-look": author.look,
      ...(scribe && check && { "data-scribe": initials(scribe.name), "data-check": check }),
    };
    // Your own next letters join your run at once; behind somebody else's run they must not.
    return [
      Decoration.inline(pos + 1 + from, pos + 1 + to, attributes, { inclusiveEnd: author.id === you, ...attributes }),
    ];
  });
  return [block, ...words, ...(line ? [scribeLine({ pos, node }, line)] : [])];
}

/** Whether the block looks already as it should, so that nothing has to be drawn again. */
export function sameDecorations(shown: readonly Decoration[], wanted: readonly Decoration[]): boolean {
  if (shown.length !== wanted.length) return false;
  const left = new Set(shown.map(fingerprint));
  return wanted.every((decoration) => left.has(fingerprint(decoration)));
}

const fingerprint = ({ from, to, spec }: Decoration): string =>
  JSON.stringify([from, to, ...SEEN.map((each) => spec[each] ?? "")]);

/** All of a decoration that shows. */
const SEEN = ["class", "data-look", "data-by", "data-scribe", "data-check", "words"];
