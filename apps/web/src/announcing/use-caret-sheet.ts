import { FRAGMENTS, type FragmentName } from "@ourwords/note";
import { useEffect, useState } from "react";
import type { Editors } from "../note/OpenNote.tsx";

/** The sheet that the caret was last in; none before it was in one. */
export function useCaretSheet(editors: Editors): FragmentName | undefined {
  const [sheet, setSheet] = useState(() => FRAGMENTS.find((name) => editors[name]?.isFocused));
  useEffect(() => {
    const stops = FRAGMENTS.map((name) => {
      const editor = editors[name];
      const here = (): void => setSheet(name);
      editor?.on("focus", here);
      return () => editor?.off("focus", here);
    });
    return () => {
      for (const stop of stops) stop();
    };
  }, [editors]);
  return sheet;
}
