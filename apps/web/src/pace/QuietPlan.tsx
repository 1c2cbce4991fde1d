import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { listed } from "../look/people-words.ts";

interface QuietPlanProps {
  /** who writes in the plan now */
  readonly writers: readonly string[];
  /** somebody wrote in it since this page was loaded */
  readonly hasNews: boolean;
  readonly onOpen: () => void;
}

/** Listening first: the plan waits, folded, beside the story. One press opens it. Nothing else does. */
export function QuietPlan({ writers, hasNews, onOpen }: QuietPlanProps): ReactElement {
  const { i18n } = useLingui();
  const who = listed(writers, i18n.locale);
  return (
    <button type="button" className="quiet-plan" onClick={onOpen}>
      <span>
        <Trans>The plan is here when you both want it.</Trans>
      </span>{" "}
      <b>
        <Trans>Open the plan</Trans>
      </b>{" "}
      {(hasNews || writers.length > 0) && (
        <span className="quiet-news">
          {writers.length === 0 && <Trans>Something is new in the plan</Trans>}
          {writers.length === 1 && <Trans>{who} is writing in the plan</Trans>}
          {writers.length > 1 && <Trans>{who} are writing in the plan</Trans>}
        </span>
      )}
    </button>
  );
}
