import { useEffect, useState } from "react";

/**
 * The secret a link carries after its `#`, read once. It is taken out of the address bar at once, so that it is in no
 * history, no screenshot and nobody's view.
 */
export function useFragmentSecret(): string {
  const [secret] = useState(() => decode(location.hash.slice(1)));
  useEffect(() => {
    if (location.hash !== "") history.replaceState(history.state, "", location.pathname + location.search);
  }, []);
  return secret;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
