import { useEffect, useEffectEvent } from "react";

const CLOSING = "ask-closing";

/** Asks a page of ours in another window whether closing it would lose something. One that shows no note has nothing to lose. */
export function mayClose(page: Window): boolean {
  try {
    return page.dispatchEvent(new Event(CLOSING, { cancelable: true }));
  } catch {
    // No page of ours any more: the browser's own, that there is no connection.
    return true;
  }
}

/** Keeps this page's window open, when another page of ours asks, for as long as something would be lost. */
export function useKeptOpen(isKept: () => boolean): void {
  const keep = useEffectEvent((event: Event) => isKept() && event.preventDefault());
  useEffect(() => {
    const asked = (event: Event): void => void keep(event);
    window.addEventListener(CLOSING, asked);
    return () => window.removeEventListener(CLOSING, asked);
  }, []);
}
