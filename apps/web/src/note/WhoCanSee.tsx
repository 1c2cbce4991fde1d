import { Trans, useLingui } from "@lingui/react/macro";
import type { Participant } from "@ourwords/protocol";
import type { ReactElement } from "react";
import { Link } from "react-router";
import { inOrder, listed } from "../look/people-words.ts";

/** IN5: always in sight. */
export function WhoCanSee({ people }: { readonly people: readonly Participant[] }): ReactElement {
  const { i18n } = useLingui();
  const names = listed(
    inOrder(people).map(({ name }) => name),
    i18n.locale,
  );
  return (
    <p className="who-sees">
      {people.length > 1 ? (
        <Trans>Only {names} can see this.</Trans>
      ) : (
        <Trans>Only you can see this until somebody joins.</Trans>
      )}{" "}
      <Link to="/notes">
        <Trans>My notes</Trans>
      </Link>
    </p>
  );
}
