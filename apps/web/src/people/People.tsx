import { Trans } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { Button } from "../look/Button.tsx";
import { Chip } from "../look/Chip.tsx";
import { inOrder, takingPart } from "../look/people-words.ts";
import type { OpenState } from "../note/open-state.ts";

interface PeopleProps {
  readonly state: OpenState;
  readonly onPress: () => void;
}

/** Everybody in this note; who is not here now is quieter. One button to all that can be said of them. */
export function People({ state: { people, here, you }, onPress }: PeopleProps): ReactElement {
  const present = new Set([you.id, ...here.map(({ participant }) => participant)]);
  return (
    <Button kind="bare" className="people" aria-haspopup="dialog" onPress={onPress}>
      <span className="hidden-words">
        <Trans>Who is here:</Trans>{" "}
      </span>
      {inOrder(takingPart(people)).map(({ id, name, look }) => (
        <span key={id} className="person" data-look={look} data-away={!present.has(id) || undefined} title={name}>
          <Chip name={name} look={look} away={!present.has(id)} />
          <b aria-hidden="true">{name}</b>
          <span className="hidden-words">
            {present.has(id) ? <Trans>{name}, here now.</Trans> : <Trans>{name}, not here now.</Trans>}{" "}
          </span>
        </span>
      ))}
    </Button>
  );
}
