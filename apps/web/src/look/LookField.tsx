import { Trans, useLingui } from "@lingui/react/macro";
import { type Look, LOOKS } from "@ourwords/protocol";
import type { ReactElement } from "react";
import { Label } from "react-aria-components/Label";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { lookName } from "./look-name.ts";
import "./look-field.css";

interface LookFieldProps {
  readonly value: Look;
  readonly onChange: (look: Look) => void;
  /** whose a look is already */
  readonly takenBy: (look: Look) => string | undefined;
}

/** How somebody's words are to look: a tint and a line under them, six to choose from, each named. */
export function LookField({ value, onChange, takenBy }: LookFieldProps): ReactElement {
  const { i18n, t } = useLingui();
  return (
    <RadioGroup
      className="look-field"
      value={value}
      onChange={(chosen) => {
        const look = LOOKS.find((each) => each === chosen);
        if (look) onChange(look);
      }}
    >
      <Label>
        <Trans>How your words look</Trans>
      </Label>
      <div className="look-choices">
        {LOOKS.map((look) => {
          const owner = takenBy(look);
          const name = i18n._(lookName(look));
          return (
            <Radio
              key={look}
              value={look}
              className="look-choice"
              data-look={look}
              isDisabled={owner !== undefined}
              aria-label={owner === undefined ? name : t`${name}: ${owner} has this one`}
            >
              <span className="w in" aria-hidden="true">
                <Trans>words</Trans>
              </span>
              <small aria-hidden="true">{owner ?? name}</small>
            </Radio>
          );
        })}
      </div>
    </RadioGroup>
  );
}
