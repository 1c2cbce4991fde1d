import type { Editor } from "@tiptap/core";
import { useSyncExternalStore } from "react";
import { endOfLine } from "../writing/end-of-line.ts";

/** Below the caret, in CSS pixels from its host's start and top. */
export interface CaretPlace {
  readonly top: number;
  readonly start: number;
}

/** Where an editor's caret is; `undefined` while the keyboard is elsewhere. */
export function useCaretPlace(editor: Editor, host: HTMLElement | null): CaretPlace | undefined {
  const text = useSyncExternalStore(
    (listener) => follow(editor, listener),
    () => (host && !editor.isDestroyed && editor.view.hasFocus() ? placeIn(editor, host) : ""),
  );
  if (text === "") return undefined;
  const [top = 0, start = 0] = text.split(" ").map(Number);
  return { top, start };
}

function follow(editor: Editor, listener: () => void): () => void {
  const { dom } = editor.view;
  // Other people's words and a larger type move the caret without a key.
  const watch = new ResizeObserver(listener);
  watch.observe(dom);
  for (const event of ["transaction", "focus", "blur"] as const) editor.on(event, listener);
  return () => {
    watch.disconnect();
    for (const event of ["transaction", "focus", "blur"] as const) editor.off(event, listener);
  };
}

/** As a text, so that the same place is the same value. */
function placeIn({ view, state }: Editor, host: HTMLElement): string {
  const around = host.getBoundingClientRect();
  const { head, $head } = state.selection;
  const { top: rowTop, bottom, left } = view.coordsAtPos(head);
  const isRightToLeft = getComputedStyle(host).direction === "rtl";
  const start = isRightToLeft ? around.right - left : left - around.left;
  // What stands under a line has buttons of its own, and words to read.
  const line = $head.depth > 0 ? view.nodeDOM($head.before()) : undefined;
  const isLastRow = line instanceof HTMLElement && line.getBoundingClientRect().bottom - bottom < bottom - rowTop;
  const top = Math.round((isLastRow ? Math.max(bottom, endOfLine(line)) : bottom) - around.top + 2);
  return `${top} ${Math.round(start)}`;
}
