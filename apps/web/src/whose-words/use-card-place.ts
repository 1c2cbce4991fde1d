import type { Editor } from "@tiptap/core";
import { type CSSProperties, type RefObject, useEffect, useEffectEvent, useState } from "react";
import { keyboardHeight, onKeyboard } from "../browser/use-keyboard-height.ts";
import { type CardPlace, cardPlace, GAP, type Stretch } from "./card-place.ts";

export interface Placed {
  readonly place: CardPlace;
  readonly style: CSSProperties;
}

/**
 * Keeps a card beside the block at the caret while others write around it. `onGone` is called once the caret has gone to
 * another block, or the block has been scrolled out of sight.
 */
export function useCardPlace(
  editor: Editor,
  card: RefObject<HTMLElement | null>,
  onGone: () => void,
): Placed | undefined {
  const [placed, setPlaced] = useState<Placed>();
  const put = useEffectEvent(() => {
    const block = blockAtCaret(editor);
    if (card.current && block) setPlaced(placeOf(editor, block, card.current));
  });
  const gone = useEffectEvent(onGone);
  const look = useEffectEvent(() => {
    const seen = blockAtCaret(editor)?.getBoundingClientRect();
    const room = roomNow();
    if (!seen || seen.bottom < room.top || seen.top > room.bottom) gone();
  });
  useEffect(() => {
    let start = editor.state.selection.$head.start();
    const follow = ({ transaction }: { readonly transaction: Editor["state"]["tr"] }): void => {
      start = transaction.mapping.map(start, -1);
      if (editor.state.selection.$head.start() === start) put();
      else gone();
    };
    const onScroll = (): void => look();
    // Tells the first sizes too, before anything is painted.
    const watch = new ResizeObserver(() => put());
    watch.observe(editor.view.dom);
    if (card.current) watch.observe(card.current);
    const endKeyboard = onKeyboard(() => put());
    editor.on("transaction", follow);
    window.addEventListener("scroll", onScroll, { passive: true, capture: true });
    return () => {
      watch.disconnect();
      endKeyboard();
      editor.off("transaction", follow);
      window.removeEventListener("scroll", onScroll, true);
    };
  }, [editor, card]);
  return placed;
}

function blockAtCaret({ view, state, isDestroyed }: Editor): HTMLElement | undefined {
  const { $head } = state.selection;
  if (isDestroyed || $head.depth === 0) return undefined;
  const block = view.nodeDOM($head.before());
  return block instanceof HTMLElement ? block : undefined;
}

function placeOf({ view, state }: Editor, block: HTMLElement, card: HTMLElement): Placed {
  const around = view.dom.parentElement?.getBoundingClientRect() ?? view.dom.getBoundingClientRect();
  const seen = block.getBoundingClientRect();
  const room = roomNow();
  const place = cardPlace(seen, view.coordsAtPos(state.selection.head), card.offsetHeight, room);
  switch (place) {
    case "below":
      return { place, style: { insetBlockStart: seen.bottom - around.top + GAP } };
    case "above":
      return { place, style: { insetBlockEnd: around.bottom - seen.top + GAP } };
    case "bottom":
      return { place, style: { insetBlockEnd: window.innerHeight - room.bottom + GAP } };
    case "top":
      return { place, style: { insetBlockStart: room.top + GAP } };
  }
}

/** What neither the bar, nor the dock, nor a phone's keyboard covers. */
function roomNow(): Stretch {
  const { style } = document.documentElement;
  const [bar = 0, dock = 0] = ["--bar", "--dock"].map((token) => Number.parseFloat(style.getPropertyValue(token)) || 0);
  return { top: bar, bottom: window.innerHeight - keyboardHeight() - dock };
}
