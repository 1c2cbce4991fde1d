import { useSyncExternalStore } from "react";

/** How much of the window's bottom an on-screen keyboard covers, in CSS pixels. */
export const useKeyboardHeight = (): number => useSyncExternalStore(onKeyboard, keyboardHeight);

/** Calls `listener` whenever the keyboard may have come, gone or changed. Returns what ends it. */
export function onKeyboard(listener: () => void): () => void {
  const view = window.visualViewport;
  view?.addEventListener("resize", listener);
  view?.addEventListener("scroll", listener);
  return () => {
    view?.removeEventListener("resize", listener);
    view?.removeEventListener("scroll", listener);
  };
}

/** The same, outside of a render. */
export function keyboardHeight(): number {
  const view = window.visualViewport;
  // Zoomed in with two fingers, the covered part is not the keyboard's.
  if (!view || view.scale > 1.01) return 0;
  return Math.max(0, Math.round(window.innerHeight - view.height - view.offsetTop));
}
