import { type ReactElement, type ReactNode, useMemo, useState } from "react";
import { Cover, type CoverReason } from "./Cover.tsx";
import { leaveNow } from "./leave-now.ts";
import { SafetyContext } from "./safety-context.ts";
import { tellTabs } from "./tabs.ts";
import { useIdleLock } from "./use-idle-lock.ts";
import { useLeaveKeys } from "./use-leave-keys.ts";
import { useTabNews } from "./use-tab-news.ts";

interface SafetyProps {
  /** ms until an untouched page covers itself */
  readonly idleAfter: number;
  readonly children: ReactNode;
}

/** IN6 for all that is inside: Cover, Leave now, and a page that covers itself when nobody is there. */
export function Safety({ idleAfter, children }: SafetyProps): ReactElement {
  const [covered, setCovered] = useState<CoverReason>();
  useLeaveKeys();
  useIdleLock({ after: idleAfter, onLock: () => setCovered((before) => before ?? "idle") });
  // Who comes in sees every window that is open. Each is lifted by itself: what is not in use stays covered.
  useTabNews("cover", () => setCovered((before) => before ?? "asked"));
  const safety = useMemo(
    () => ({
      cover: () => {
        setCovered("asked");
        tellTabs("cover");
      },
      leaveNow,
    }),
    [],
  );
  return (
    <SafetyContext value={safety}>
      {children}
      {covered && <Cover reason={covered} onLift={() => setCovered(undefined)} />}
    </SafetyContext>
  );
}
