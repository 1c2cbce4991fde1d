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
    // A letter that the editor puts in by itself is no `input`.
    const begun = ({ type, target }: Event): void => {
      if (type === "keydown" && !(target instanceof HTMLElement && target.isContentEditable)) return;
      stop();
      fetchAll();
    };
    const stop = (): void => {
      for (const event of ["input", "keydown"]) window.removeEventListener(event, begun, true);
    };
    for (const event of ["input", "keydown"]) window.addEventListener(event, begun, true);
    return stop;
  }, []);
}
