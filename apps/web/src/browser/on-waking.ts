/** The moments at which a page may find its line dead: in sight again, on or off the network, taken out of a cache or a freeze. */
export function onWaking(wake: () => void): () => void {
  const seen = (): void => {
    if (document.visibilityState === "visible") wake();
  };
  const places = [
    [document, "visibilitychange"],
    [document, "resume"],
    [window, "pageshow"],
    [window, "online"],
    // Said at once, rather than when the silence is noticed.
    [window, "offline"],
  ] as const;
  for (const [place, event] of places) place.addEventListener(event, seen);
  return () => {
    for (const [place, event] of places) place.removeEventListener(event, seen);
  };
}
