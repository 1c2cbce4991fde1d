import { type FocusEvent, useRef } from "react";

interface FocusBack {
  /** for `onFocus` of the part that takes the focus */
  readonly remember: (event: FocusEvent<HTMLElement>) => void;
  /** what had the focus goes, and the keyboard with it, to where it came from */
  readonly goBack: () => void;
}

/** Where the focus came from into a part of the page that goes once it is answered. */
export function useFocusBack(): FocusBack {
  const before = useRef<HTMLElement>(undefined);
  return {
    remember: ({ relatedTarget, currentTarget }) => {
      if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget))
        before.current = relatedTarget;
    },
    goBack: () => {
      if (before.current?.isConnected) before.current.focus({ preventScroll: true });
    },
  };
}
