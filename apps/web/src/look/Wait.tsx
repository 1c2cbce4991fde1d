import { Trans } from "@lingui/react/macro";
import type { ReactElement } from "react";

/** Shown only when a wait is long enough to be noticed; nothing turns or blinks. */
export const Wait = (): ReactElement => (
  <p className="wait" role="status">
    <Trans>One moment…</Trans>
  </p>
);
