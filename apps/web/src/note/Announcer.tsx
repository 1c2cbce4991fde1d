import { createContext, type ReactElement, type ReactNode, useContext, useState, useSyncExternalStore } from "react";
import { Announcements } from "./announcements.ts";
import { browserClock } from "./browser-clock.ts";

const Say = createContext<(text: string) => void>(() => {});

/** Says something politely to screen readers, after what is being said now. */
export const useSay = (): ((text: string) => void) => useContext(Say);

/** The note's one polite voice. */
export function Announcer({ children }: { readonly children: ReactNode }): ReactElement {
  const [announcements] = useState(() => new Announcements(browserClock));
  const current = useSyncExternalStore(announcements.subscribe, announcements.current);
  return (
    <Say value={announcements.say}>
      {children}
      <span className="hidden-words" role="status">
        {current}
      </span>
    </Say>
  );
}
