import { useEffect, useState } from "react";

/**
 * The secret a link carries after its `#`. It is taken out of the address bar at once, so that it is in no history, no
 * screenshot and nobody's view. Another link opened in the same window only changes the fragment: that is read as well.
 */
export function useFragmentSecret(): string {
  const [secret, setSecret] = useState(read);
  useEffect(() => {
    const take = (): void => {
      if (location.hash === "") return;
      setSecret(read());
      hide();
    };
    hide();
    window.addEventListener("hashchange", take);
    return () => window.removeEventListener("hashchange", take);
  }, []);
  return secret;
}

const hide = (): void => {
  if (location.hash !== "") history.replaceState(history.state, "", location.pathname + location.search);
};

function read(): string {
  const fragment = location.hash.slice(1);
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
