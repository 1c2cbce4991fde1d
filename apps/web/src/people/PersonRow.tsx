import { Trans, useLingui } from "@lingui/react/macro";
import type { Participant, PersonIn } from "@ourwords/protocol";
import type { ReactElement } from "react";
import { Button } from "../look/Button.tsx";
import { Chip } from "../look/Chip.tsx";
import { Openings } from "./Openings.tsx";
import { besideName } from "./role-words.ts";

interface PersonRowProps {
  readonly who: Participant;
  readonly isYou: boolean;
  readonly isHere: boolean;
  readonly people: readonly Participant[];
  /** not here yet, or not to be had */
  readonly record: PersonIn | undefined;
  /** missing, like `onRemove`, where it is not theirs to do who sit at this page */
  readonly onChange: (() => void) | undefined;
  readonly onRemove: (() => void) | undefined;
}

/** One of the people: name in their look, what they may do, and when they were here. */
export function PersonRow({ who, isYou, isHere, people, record, onChange, onRemove }: PersonRowProps): ReactElement {
  const { t, i18n } = useLingui();
  const { name, look, access } = who;
  const beside = besideName(i18n, who);
  return (
    <li>
      <Chip name={name} look={look} away={!isHere} />
      <div className="row-words">
        <p>
          <bdi className="w in" data-look={look}>
            {name}
          </bdi>{" "}
          {beside !== undefined && <span className="quiet">{beside} </span>}
          {isYou && (
            <span className="quiet">
              <Trans>(you)</Trans>
            </span>
          )}
        </p>
        <p className="quiet">
          {access === "plan" ? <Trans>Sees the plan only</Trans> : <Trans>Writes in the note</Trans>}
          {" · "}
          {isHere ? <Trans>here now</Trans> : <Trans>not here now</Trans>}
        </p>
        {record && <Openings record={record} people={people} />}
      </div>
      {onChange && (
        <Button
          kind="plain"
          aria-label={isYou ? t`Change your name or look` : t`Change name or look: ${name}`}
          onPress={onChange}
        >
          <Trans>Change</Trans>
        </Button>
      )}
      {onRemove && (
        <Button kind="bare" aria-label={t`Take out: ${name}`} onPress={onRemove}>
          <Trans>Take out</Trans>
        </Button>
      )}
    </li>
  );
}
