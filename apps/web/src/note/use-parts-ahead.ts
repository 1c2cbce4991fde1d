import { useEffect } from "react";
import { morePopover } from "../menu/MoreMenu.tsx";
import { textSize, whoseWords } from "../menu/more-entries.tsx";
import { keepFirst, unsavedDialog } from "../saving/use-finish.tsx";
import { whoCard } from "../sheets/WritingSurface.tsx";

/** Fetches what may be needed without a connection, once somebody has begun: never before the first word. */
export function usePartsAhead(): void {
  useEffect(() => {
    const fetchAll = (): void => {
      for (const { fetch } of [morePopover, whoCard, whoseWords, textSize, unsavedDialog, keepFirst]) fetch();
    };
    window.addEventListener("input", fetchAll, { once: true, capture: true });
    return () => window.removeEventListener("input", fetchAll, true);
  }, []);
}
