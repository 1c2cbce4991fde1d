import { useCallback, useState } from "react";
import type { ApiFailure, ApiResult } from "../api/api-result.ts";

export type Deed =
  | { readonly kind: "ready" }
  | { readonly kind: "doing" }
  | { readonly kind: "failed"; readonly failure: ApiFailure };

/** One thing a button does on the server: once at a time, and what went wrong stays to be read. */
export function useDeed<T>(onDone: (value: T) => void): readonly [Deed, (deed: () => Promise<ApiResult<T>>) => void] {
  const [state, setState] = useState<Deed>({ kind: "ready" });
  const run = useCallback(
    (deed: () => Promise<ApiResult<T>>) => {
      const go = async (): Promise<void> => {
        setState({ kind: "doing" });
        const result = await deed();
        if (result.kind === "ok") {
          setState({ kind: "ready" });
          onDone(result.value);
        } else setState({ kind: "failed", failure: result });
      };
      void go();
    },
    [onDone],
  );
  return [state, run];
}
