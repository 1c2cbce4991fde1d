import { Trans, useLingui } from "@lingui/react/macro";
import type { Participant } from "@ourwords/protocol";
import type { ReactElement } from "react";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { AUTHORS_VIEWS, type AuthorsView } from "./authors-view.ts";
import { Legend } from "./Legend.tsx";

export interface WhoseWordsPanelProps {
  readonly people: readonly Participant[];
  readonly view: AuthorsView;
  readonly onView: (view: AuthorsView) => void;
}

/** The switch for how whose words are shown, with the legend. */
export function WhoseWordsPanel({ people, view, onView }: WhoseWordsPanelProps): ReactElement {
  const { t } = useLingui();
  return (
    <>
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
    </>
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
