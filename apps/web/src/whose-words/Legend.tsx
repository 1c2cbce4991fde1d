import { Trans, useLingui } from "@lingui/react/macro";
import type { Participant, Role } from "@ourwords/protocol";
import type { ReactElement } from "react";
import { Chip } from "../look/Chip.tsx";
import { inOrder } from "../look/people-words.ts";

/** Each author with their tint, line and initials. */
export function Legend({ people }: { readonly people: readonly Participant[] }): ReactElement {
  const { t } = useLingui();
  return (
    <ul className="legend" aria-label={t`Whose words are whose`}>
      {inOrder(people).map(({ id, name, look, role }) => (
        <li key={id}>
          <Chip name={name} look={look} />
          <span>
            <span className="w in" data-look={look}>
              <Trans>{name}’s words</Trans>
            </span>{" "}
            <RoleName of={role} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function RoleName({ of }: { readonly of: Role }): ReactElement | undefined {
  switch (of) {
    case "peer":
      return (
        <span className="quiet">
          <Trans>peer worker</Trans>
        </span>
      );
    case "supporter":
      return (
        <span className="quiet">
          <Trans>supporter</Trans>
        </span>
      );
    case "person":
    case "clinician":
      return undefined;
  }
}
