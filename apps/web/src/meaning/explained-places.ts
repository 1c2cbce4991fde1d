import { charSet, isText, type Ledger, wholeOf } from "@ourwords/authorship";
import type { Node } from "@tiptap/pm/model";
import type * as Y from "yjs";
import { textsOfBlock } from "../writing/texts-of-block.ts";
import type { Explained } from "./explained-words.ts";

/** A part of an editor's document that holds explained words, or a piece of them. */
export interface ExplainedPlace {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Where explained words stand now, as themselves or as copies (moved, put back, split). `shown` is what Yjs has too. */
export function explainedPlaces(
  explained: readonly Explained[],
  fragment: Y.XmlFragment,
  shown: Node,
  ledger: Ledger,
): ExplainedPlace[] {
  const wanted = explained.map(({ name, anchor }) => {
    const characters = charSet();
    for (const range of anchor) characters.set(range, true);
    return { name, characters };
  });
  const places: ExplainedPlace[] = [];
  shown.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    let at = pos + 1;
    for (const text of textsOfBlock(fragment, shown.resolve(at)))
      for (let item = text._start; item; item = item.right) {
        if (item.deleted || !item.countable) continue;
        if (isText(item)) look(item, at);
        at += item.length;
      }
    return false;
  });
  return places.filter(({ to }) => to <= shown.content.size);

  function look(item: Y.Item, at: number): void {
    for (const { clock, originClient, originClock, length } of ledger.pairs(wholeOf(item)))
      for (const { name, characters } of wanted)
        for (const piece of characters.in({ client: originClient, clock: originClock, length })) {
          if (!piece.value) continue;
          const from = at + (clock - item.id.clock) + (piece.clock - originClock);
          add(name, from, from + piece.length);
        }
  }

  function add(name: string, from: number, to: number): void {
    const before = places.findLast((each) => each.name === name);
    if (before?.to === from) places[places.indexOf(before)] = { ...before, to };
    else places.push({ name, from, to });
  }
}
