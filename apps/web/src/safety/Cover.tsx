import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactElement, useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { LeaveNowButton } from "./LeaveNowButton.tsx";
import { useLiftKeys } from "./use-lift-keys.ts";
import { hideBehind } from "./hide-behind.ts";
import "../look/cover.css";

export type CoverReason = "asked" | "idle";

interface CoverProps {
  readonly reason: CoverReason;
  readonly onLift: () => void;
}

/** IN6: over everything. What is behind it can't be read, reached, searched or heard, and goes on where it was. */
export function Cover({ reason, onLift }: CoverProps): ReactElement {
  const { t } = useLingui();
  const cover = useRef<HTMLDivElement>(null);
  const title = t`Page`;
  useLayoutEffect(() => (cover.current ? hideBehind(cover.current, title) : undefined), [title]);
  useLiftKeys(onLift);
  return createPortal(
    // React Aria lets its open dialogs hide what comes after them, but for what says that it lies on top.
    <div ref={cover} className="cover" data-react-aria-top-layer="true">
      <button type="button" className="cover-lift" autoFocus onClick={onLift}>
        <span>
          {reason === "idle" && (
            <>
              <Trans>Nobody was here for a while, so this was covered. Nothing is lost.</Trans>{" "}
            </>
          )}
          <Trans>Tap, or press a key, to go on.</Trans>
        </span>
      </button>
      <LeaveNowButton />
    </div>,
    document.body,
  );
}
