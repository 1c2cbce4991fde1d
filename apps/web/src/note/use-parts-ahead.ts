import { useEffect } from "react";
import { morePopover } from "./MoreMenu.tsx";
import { textSize, whoseWords } from "./more-entries.tsx";
import { unsavedDialog } from "./use-finish.tsx";

/** Fetches what may be needed without a connection, once somebody has begun: never before the first word. */
export function usePartsAhead(): void {
  useEffect(() => {
    const fetchAll = (): void => {
      for (const { fetch } of [morePopover, whoseWords, textSize, unsavedDialog]) fetch();
    };
    window.addEventListener("input", fetchAll, { once: true, capture: true });
    return () => window.removeEventListener("input", fetchAll, true);
  }, []);
}
