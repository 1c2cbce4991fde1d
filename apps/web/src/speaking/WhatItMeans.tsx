import { Trans } from "@lingui/react/macro";
import type { ReactElement } from "react";

/** What writing on somebody else's screen means, before they say yes to it. */
export const WhatItMeans = ({ host }: { readonly host: string }): ReactElement => (
  <ul className="what-it-means">
    <li>
      <Trans>Your words are shown as yours, and stay yours.</Trans>
    </li>
    <li>
      <Trans>Press your name at the bottom before you write. {host} presses theirs.</Trans>
    </li>
    <li>
      <Trans>When you leave, this screen forgets you. Your words stay in the note.</Trans>
    </li>
  </ul>
);
