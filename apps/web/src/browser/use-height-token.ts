import { type RefCallback, useCallback } from "react";

/** Keeps a length on the page as high as an element is, text zoom and long names included: what is sticky stands on it. */
export const useHeightToken = (token: "--bar" | "--dock"): RefCallback<HTMLElement> =>
  useCallback(
    (element) => {
      if (!element) return undefined;
      const { style } = document.documentElement;
      const watch = new ResizeObserver(() => style.setProperty(token, `${Math.round(element.offsetHeight)}px`));
      watch.observe(element);
      return () => {
        watch.disconnect();
        style.removeProperty(token);
      };
    },
    [token],
  );
