import { useEffect, useEffectEvent } from "react";
import { browserClock } from "../browser/browser-clock.ts";
import { IdleWatch } from "./idle-watch.ts";

export interface IdleLock {
  /** ms without a key, a touch or a move */
  readonly after: number;
  readonly onLock: () => void;
}

const SIGNS = ["pointerdown", "pointermove", "keydown", "input", "wheel", "touchstart"] as const;
const WAKING = ["pageshow", "focus", "visibilitychange"] as const;

/** Calls `onLock` once each time when nobody has touched this page for so long. */
export function useIdleLock({ after, onLock }: IdleLock): void {
  const lock = useEffectEvent(onLock);
  useEffect(() => {
    const watch = new IdleWatch({ clock: browserClock, after, onIdle: () => lock() });
    const seen = (): void => watch.seen();
    const look = (): void => watch.look();
    for (const sign of SIGNS) window.addEventListener(sign, seen, { capture: true, passive: true });
    for (const waking of WAKING) window.addEventListener(waking, look, true);
    return () => {
      watch.close();
      for (const sign of SIGNS) window.removeEventListener(sign, seen, true);
      for (const waking of WAKING) window.removeEventListener(waking, look, true);
    };
  }, [after]);
}
