import { useCallback, useLayoutEffect, useState } from "react";
import { parseViewChoice, type ViewChoice } from "./view-choice.ts";

const KEY = "view";

export type ChangeView = (change: Partial<ViewChoice>) => void;

/** How this device shows notes: on the page at once (`data-size`, `data-contrast`), and kept where the browser allows it. */
export function useViewChoice(): readonly [ViewChoice, ChangeView] {
  const [choice, setChoice] = useState(read);
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset["size"] = choice.size;
    dataset["contrast"] = choice.contrast;
    return () => {
      delete dataset["size"];
      delete dataset["contrast"];
    };
  }, [choice]);
  const change = useCallback(
    (some: Partial<ViewChoice>) => {
      const next = { ...choice, ...some };
      setChoice(next);
      keep(next);
    },
    [choice],
  );
  return [choice, change];
}

function read(): ViewChoice {
  try {
    return parseViewChoice(localStorage.getItem(KEY));
  } catch {
    return parseViewChoice(null);
  }
}

function keep(choice: ViewChoice): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choice));
  } catch {
    // refused: it holds for this page
  }
}
