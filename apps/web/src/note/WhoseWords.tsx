import { Trans, useLingui } from "@lingui/react/macro";
import type { Participant } from "@ourwords/protocol";
import type { ReactElement } from "react";
import { DialogTrigger } from "react-aria-components/Dialog";
import { Popover } from "react-aria-components/Popover";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { Button } from "../look/Button.tsx";
import { Icon } from "../look/Icon.tsx";
import { AUTHORS_VIEWS, type AuthorsView } from "./authors-view.ts";
import { Legend } from "./Legend.tsx";

interface WhoseWordsProps {
  readonly people: readonly Participant[];
  readonly view: AuthorsView;
  readonly onView: (view: AuthorsView) => void;
}

/** The switch for how whose words are shown, with the legend. */
export function WhoseWords({ people, view, onView }: WhoseWordsProps): ReactElement {
  const { t } = useLingui();
  return (
    <DialogTrigger>
      <Button kind="bare" aria-label={t`Whose words`}>
        <Icon name="words" />
        <span className="word">
          <Trans>Whose words</Trans>
        </span>
      </Button>
      <Popover className="popover" aria-label={t`Whose words`} placement="bottom end" offset={10} containerPadding={12}>
        <div className="popover-inside">
          <Legend people={people} />
          <RadioGroup
            className="views"
            aria-label={t`How to show it`}
            value={view}
            onChange={(chosen) => {
              const next = AUTHORS_VIEWS.find((each) => each === chosen);
              if (next) onView(next);
            }}
          >
            {AUTHORS_VIEWS.map((each) => (
              <Radio key={each} value={each}>
                <span className="dot" />
                <ViewName of={each} />
              </Radio>
            ))}
          </RadioGroup>
          <p className="quiet">
            <Trans>This only changes your screen. Whose words are whose is always kept.</Trans>
          </p>
        </div>
      </Popover>
    </DialogTrigger>
  );
}

function ViewName({ of }: { readonly of: AuthorsView }): ReactElement {
  switch (of) {
    case "soft":
      return <Trans>Soft colours</Trans>;
    case "strong":
      return <Trans>Strong colours</Trans>;
    case "lines":
      return <Trans>Lines and initials</Trans>;
    case "off":
      return <Trans>Off</Trans>;
  }
}
