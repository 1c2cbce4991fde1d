import { Trans, useLingui } from "@lingui/react/macro";
import { type Look, LOOKS } from "@ourwords/protocol";
import { type ReactElement, type ReactNode, useId } from "react";
import { lookName } from "./look-name.ts";
import "./look-field.css";

interface LookFieldProps {
  readonly value: Look;
  readonly onChange: (look: Look) => void;
  /** whose a look is already */
  readonly takenBy: (look: Look) => string | undefined;
  /** a row of small ones, with the name of the chosen one only: where something else is the matter */
  readonly isSmall?: boolean;
  /** what stands in each */
  readonly sample?: ReactNode;
}

/** How somebody's words are to look: a tint and a line under them, six to choose from, each named. */
export function LookField({
  value,
  onChange,
  takenBy,
  isSmall = false,
  sample = <Trans>words</Trans>,
}: LookFieldProps): ReactElement {
  const { i18n, t } = useLingui();
  const group = useId();
  return (
    <fieldset className="look-field" data-small={isSmall || undefined}>
      <legend>
        <Trans>How your words look</Trans>
      </legend>
      <div className="look-choices">
        {LOOKS.map((look) => {
          const owner = takenBy(look);
          const name = i18n._(lookName(look));
          return (
            <label key={look} className="look-choice" data-look={look}>
              <input
                type="radio"
                name={group}
                value={look}
                checked={look === value}
                disabled={owner !== undefined}
                aria-label={owner === undefined ? name : t`${name}: ${owner} has this one`}
                onChange={() => onChange(look)}
              />
              <span className="w in" aria-hidden="true">
                {sample}
              </span>
              <small aria-hidden="true">{owner ?? name}</small>
            </label>
          );
        })}
      </div>
      {isSmall && (
        <p className="quiet" aria-hidden="true">
          {i18n._(lookName(value))}
        </p>
      )}
    </fieldset>
  );
}
