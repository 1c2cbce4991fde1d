import { useEffect, useState } from "react";

/** When somebody came to this page: when it was opened, or brought to the front again (milliseconds since 1970). */
export function useCameAt(): number {
  const [at, setAt] = useState(() => Date.now());
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === "visible") setAt(Date.now());
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return at;
}
