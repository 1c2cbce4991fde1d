import { useCallback } from "react";
import { useSaying } from "./Announcer.tsx";
import { isSaidAt, type NewsKind } from "./said-level.ts";

export type SayNews = (text: string, kind: NewsKind) => void;

/** Says a piece of news, if the chosen level has it. */
export function useSayNews(): SayNews {
  const { say, level } = useSaying();
  return useCallback((text, kind) => (isSaidAt(level, kind) ? say(text) : undefined), [say, level]);
}
