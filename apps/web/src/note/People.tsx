import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { Chip } from "../look/Chip.tsx";
import { inOrder } from "../look/people-words.ts";
import type { OpenState } from "./open-state.ts";

/** Everybody in this note; who is not here now is quieter. */
export function People({ state: { people, here, you } }: { readonly state: OpenState }): ReactElement {
  const { t } = useLingui();
  const present = new Set([you.id, ...here.map(({ participant }) => participant)]);
  return (
    <ul className="people" aria-label={t`Who is here`}>
      {inOrder(people).map(({ id, name, look }) => (
        <li key={id} className="person" data-look={look} data-away={!present.has(id) || undefined} title={name}>
          <Chip name={name} look={look} away={!present.has(id)} />
          <b>{name}</b>
          <span className="hidden-words">
            {present.has(id) ? <Trans>, here now</Trans> : <Trans>, not here now</Trans>}
          </span>
        </li>
      ))}
    </ul>
  );
}
