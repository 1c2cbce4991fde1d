import { Trans, useLingui } from "@lingui/react/macro";
import type { Participant } from "@ourwords/protocol";
import type { ReactElement } from "react";
import { inOrder, listed } from "../look/people-words.ts";
import { canSee } from "./can-see.ts";

interface WhoCanSeeProps {
  readonly people: readonly Participant[];
}

/** IN5: always in sight, and true: who sees and writes this, who sees a part, and what happens when you finish. */
export function WhoCanSee({ people }: WhoCanSeeProps): ReactElement {
  const { i18n } = useLingui();
  const { writers, planReaders } = canSee(inOrder(people));
  const names = listed(writers, i18n.locale);
  const readers = listed(planReaders, i18n.locale);
  return (
    <p className="who-sees">
      <Writers names={names} isAlone={writers.length < 2} isAll={planReaders.length === 0} />{" "}
      {planReaders.length === 1 && (
        <>
          <Trans>{readers} sees the plan only.</Trans>{" "}
        </>
      )}
      {planReaders.length > 1 && (
        <>
          <Trans>{readers} see the plan only.</Trans>{" "}
        </>
      )}
      <span className="stays">
        <Trans>It stays here for next time.</Trans>
      </span>
    </p>
  );
}

interface WritersProps {
  readonly names: string;
  readonly isAlone: boolean;
  /** nobody else sees even a part */
  readonly isAll: boolean;
}

function Writers({ names, isAlone, isAll }: WritersProps): ReactElement {
  if (isAlone)
    return isAll ? (
      <Trans>Only you can see this until somebody joins.</Trans>
    ) : (
      <Trans>Only you can see all of this.</Trans>
    );
  return isAll ? <Trans>Only {names} can see this.</Trans> : <Trans>Only {names} can see all of this.</Trans>;
}
