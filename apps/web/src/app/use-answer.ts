import { useEffect, useState } from "react";
import type { ApiResult } from "../api/api-result.ts";

export type Answer<T> = { readonly kind: "waiting" } | ApiResult<T>;

/** Asks when the page opens, and again on demand. `question` must stay the same function as long as the question does. */
export function useAnswer<T>(question: () => Promise<ApiResult<T>>): readonly [Answer<T>, () => void] {
  const [answer, setAnswer] = useState<Answer<T>>({ kind: "waiting" });
  useEffect(() => {
    let isWanted = true;
    const wait = async (): Promise<void> => {
      const result = await question();
      if (isWanted) setAnswer(result);
    };
    void wait();
    return () => {
      isWanted = false;
    };
  }, [question]);
  const again = (): void => {
    setAnswer({ kind: "waiting" });
    void question().then(setAnswer);
  };
  return [answer, again];
}
