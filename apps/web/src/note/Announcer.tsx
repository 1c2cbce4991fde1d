import { createContext, type ReactElement, type ReactNode, useContext, useState, useSyncExternalStore } from "react";
import { Announcements, type Urgency } from "./announcements.ts";
import { browserClock } from "./browser-clock.ts";

export type Say = (text: string, urgency?: Urgency) => void;

const SayContext = createContext<Say>(() => {});

/** Says something politely to screen readers, after what is being said now; an answer at once. */
export const useSay = (): Say => useContext(SayContext);

/** The note's one polite voice. */
export function Announcer({ children }: { readonly children: ReactNode }): ReactElement {
  const [announcements] = useState(() => new Announcements(browserClock));
  const current = useSyncExternalStore(announcements.subscribe, announcements.current);
  return (
    <SayContext value={announcements.say}>
      {children}
      <span className="hidden-words" role="status">
        {current && <span key={current.id}>{current.text}</span>}
      </span>
    </SayContext>
  );
}
