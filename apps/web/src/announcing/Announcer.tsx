import {
  createContext,
  type ReactElement,
  type ReactNode,
  useContext,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import { browserClock } from "../browser/browser-clock.ts";
import { type Announcement, Announcements, type Said, type Urgency } from "./announcements.ts";
import { rememberedLevel, rememberLevel, type SaidLevel } from "./said-level.ts";

export type Say = (text: string, urgency?: Urgency) => void;

export interface Saying {
  readonly say: Say;
  /** how much is said of what others do */
  readonly level: SaidLevel;
  readonly onLevel: (level: SaidLevel) => void;
  readonly announcements: Pick<Announcements, "subscribe" | "said">;
}

const NOBODY: Saying = {
  say: () => {},
  level: "off",
  onLevel: () => {},
  announcements: { subscribe: () => () => {}, said: () => [] },
};

const SayingContext = createContext<Saying>(NOBODY);

export const useSaying = (): Saying => useContext(SayingContext);

/** Says something to screen readers: news after what is being said now, an answer at once, an alert over everything. */
export const useSay = (): Say => useSaying().say;

/** All that was said, the newest last. */
export function useSaid(): readonly Said[] {
  const { announcements } = useSaying();
  return useSyncExternalStore(announcements.subscribe, announcements.said);
}

const device = (): Storage => localStorage;

/** The note's one polite voice, and its one that interrupts. */
export function Announcer({ children }: { readonly children: ReactNode }): ReactElement {
  const [announcements] = useState(() => new Announcements(browserClock));
  const [level, setLevel] = useState(() => rememberedLevel(device));
  const polite = useSyncExternalStore(announcements.subscribe, announcements.polite);
  const alert = useSyncExternalStore(announcements.subscribe, announcements.alert);
  const saying = useMemo<Saying>(
    () => ({
      say: announcements.say,
      announcements,
      level,
      onLevel: (next) => {
        setLevel(next);
        rememberLevel(device, next);
      },
    }),
    [announcements, level],
  );
  return (
    <SayingContext value={saying}>
      {children}
      <div className="hidden-words" role="status">
        <Words of={polite} />
      </div>
      <div className="hidden-words" aria-live="assertive" aria-atomic="true">
        <Words of={alert} />
      </div>
    </SayingContext>
  );
}

const Words = ({ of }: { readonly of: Announcement | undefined }): ReactElement | undefined =>
  of && (
    <div key={of.id}>
      {of.texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
