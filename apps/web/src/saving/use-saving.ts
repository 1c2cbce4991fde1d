import { useEffect, useState } from "react";
import type { OpenState } from "../note/open-state.ts";
import { firstWords, nextWords, type SaveWords, settled } from "./save-words.ts";

/** "Connected again" stays this long: enough to be read by somebody who looked away. */
const AGAIN_MS = 5_000;

/** SV2: what to show, and what to say aloud. */
export function useSaving({ link, save }: OpenState): SaveWords {
  const fact = typeof link === "object" ? "stopped" : save;
  const [words, setWords] = useState(() => firstWords(fact));
  if (words.fact !== fact) setWords(nextWords(words, fact));
  const isAgain = words.shown === "again";
  useEffect(() => {
    if (!isAgain) return undefined;
    const timer = setTimeout(() => setWords(settled), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [isAgain]);
  return words;
}
