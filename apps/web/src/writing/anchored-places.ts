import { isText, type Ledger, setOf, wantedIn } from "@ourwords/authorship";
import type { CharRange } from "@ourwords/protocol";
import type { Node } from "@tiptap/pm/model";
import type * as Y from "yjs";
import type { Block } from "./author-decorations.ts";
import { textsOfBlock } from "./texts-of-block.ts";

/** Words that something was said about beside the text: which characters they are, by their original identities. */
export interface Anchored {
  readonly name: string;
  readonly anchor: readonly CharRange[];
}

/** A part of an editor's document that holds such words, or a piece of them. */
export interface AnchoredPlace {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Where such words stand now in some blocks, as themselves or as copies (moved, put back, split). `shown` is what Yjs has too. */
export function anchoredPlaces(
  anchored: readonly Anchored[],
  fragment: Y.XmlFragment,
  shown: Node,
  ledger: Ledger,
  blocks: readonly Block[],
): AnchoredPlace[] {
  const wanted = anchored.map(({ name, anchor }) => ({ name, characters: setOf(anchor) }));
  const places: AnchoredPlace[] = [];
  for (const { pos } of blocks) {
    let at = pos + 1;
    for (const text of textsOfBlock(fragment, shown.resolve(at)))
      for (let item = text._start; item; item = item.right) {
        if (item.deleted || !item.countable) continue;
        if (isText(item)) look(item, at);
        at += item.length;
      }
  }
  return places.filter(({ to }) => to <= shown.content.size);

  function look(item: Y.Item, at: number): void {
    for (const { name, characters } of wanted)
      for (const { offset, length } of wantedIn(item, characters, ledger)) add(name, at + offset, at + offset + length);
  }

  function add(name: string, from: number, to: number): void {
    const before = places.findLast((each) => each.name === name);
    if (before?.to === from) places[places.indexOf(before)] = { ...before, to };
    else places.push({ name, from, to });
  }
}
