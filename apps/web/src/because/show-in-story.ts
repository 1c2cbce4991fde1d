const SHOW = "show-quoted-words";

/** Brings the words of a quote into sight. `name` is its key in the map `reasons`. */
export const showInStory = (name: string): void => void window.dispatchEvent(new CustomEvent(SHOW, { detail: name }));

/** Returns what ends it. */
export function onShowInStory(listener: (name: string) => void): () => void {
  const hear = (event: Event): void => {
    if (event instanceof CustomEvent && typeof event.detail === "string") listener(event.detail);
  };
  window.addEventListener(SHOW, hear);
  return () => window.removeEventListener(SHOW, hear);
}
