import { useMemo, useSyncExternalStore } from "react";

/** Whether a media query holds now. */
export function useMedia(query: string): boolean {
  const media = useMemo(() => matchMedia(query), [query]);
  const store = useMemo(
    () => ({
      subscribe: (listener: () => void) => {
        media.addEventListener("change", listener);
        return () => media.removeEventListener("change", listener);
      },
      matches: () => media.matches,
    }),
    [media],
  );
  return useSyncExternalStore(store.subscribe, store.matches);
}

/** One sheet at a time below this. The same number stands in note.css. */
export const NARROW = "(max-width: 699.98px)";
