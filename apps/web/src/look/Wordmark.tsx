import type { ReactElement } from "react";

/** The name, as two people would write it: each half under its own line. */
export const Wordmark = (): ReactElement => (
  <span className="wordmark" role="img" aria-label="Ourwords" translate="no">
    <span data-look="rust">Our</span>
    <span data-look="navy">words</span>
  </span>
);
