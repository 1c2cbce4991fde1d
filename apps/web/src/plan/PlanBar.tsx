import { Trans, useLingui } from "@lingui/react/macro";
import type { PlanAnswer } from "@ourwords/protocol";
import type { ReactElement } from "react";
import { useHeightToken } from "../browser/use-height-token.ts";
import { CoverButton } from "../safety/CoverButton.tsx";
import { LeaveNowButton } from "../safety/LeaveNowButton.tsx";

/** Leave now, whose plan, cover; and below it, who can see this (IN5, IN6). */
export function PlanBar({ plan }: { readonly plan: PlanAnswer | undefined }): ReactElement {
  const { t } = useLingui();
  const name = plan?.people.find(({ role }) => role === "person")?.name;
  const title = name === undefined ? t`The plan` : t`${name}’s plan`;
  return (
    <header ref={useHeightToken("--bar")} className="bar">
      <div className="bar-row">
        <LeaveNowButton />
        <div className="bar-title">
          <h1 title={title}>{title}</h1>
        </div>
        <CoverButton />
      </div>
      <div className="bar-facts">
        {plan && (
          <p className="who-sees">
            {name === undefined ? (
              <Trans>
                You can read this plan, not write in it. Only the people who write it, and those they show it to, can
                see it.
              </Trans>
            ) : (
              <Trans>
                {name} shows you this plan. You can read it, not write in it. Only the people who write it, and those it
                is shown to, can see it.
              </Trans>
            )}
          </p>
        )}
      </div>
    </header>
  );
}
