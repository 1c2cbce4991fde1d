/** The moments at which a page may find its line dead: in sight again, online again, taken out of a cache or a freeze. */
export function onWaking(wake: () => void): () => void {
  const seen = (): void => {
    if (document.visibilityState === "visible") wake();
  };
  const places = [
    [document, "visibilitychange"],
    [document, "resume"],
    [window, "pageshow"],
    [window, "online"],
  ] as const;
  for (const [place, event] of places) place.addEventListener(event, seen);
  return () => {
    for (const [place, event] of places) place.removeEventListener(event, seen);
  };
}
