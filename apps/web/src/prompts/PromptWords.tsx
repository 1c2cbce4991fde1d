import { Trans } from "@lingui/react/macro";
import type { ReactElement } from "react";
import type { HardWord } from "./hard-words.ts";

/** What may be said in a hard word's place, and what to ask. English, whatever language the page is in. */
export const PromptWords = ({ hard: { say, ask } }: { readonly hard: HardWord }): ReactElement => (
  <div lang="en" dir="ltr" className="prompt-words">
    {ask !== undefined && <p>{ask}</p>}
    {say !== undefined && (
      <p className="quiet">
        <Trans>You could say: {say}</Trans>
      </p>
    )}
  </div>
);
