import { useEffect, useState } from "react";

/** The first word comes before everything else: what can wait is loaded after this long. */
const SOON_MS = 1_000;

/** Becomes true a moment after the page is on the screen. */
export function useSoon(): boolean {
  const [isSoon, setSoon] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSoon(true), SOON_MS);
    return () => clearTimeout(timer);
  }, []);
  return isSoon;
}
