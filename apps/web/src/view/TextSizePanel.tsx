import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import type { ChangeView } from "./use-view-choice.ts";
import { type Contrast, CONTRASTS, TEXT_SIZES, type TextSize, type ViewChoice } from "./view-choice.ts";

export interface TextSizePanelProps {
  readonly choice: ViewChoice;
  readonly onChange: ChangeView;
}

export function TextSizePanel({ choice, onChange }: TextSizePanelProps): ReactElement {
  const { t } = useLingui();
  return (
    <>
      <RadioGroup
        className="views"
        aria-label={t`Text size`}
        value={choice.size}
        onChange={(chosen) => onChange({ size: TEXT_SIZES.find((each) => each === chosen) ?? choice.size })}
      >
        {TEXT_SIZES.map((each) => (
          <Radio key={each} value={each}>
            <span className="dot" />
            <SizeName of={each} />
          </Radio>
        ))}
      </RadioGroup>
      <RadioGroup
        className="views"
        aria-label={t`Contrast`}
        value={choice.contrast}
        onChange={(chosen) => onChange({ contrast: CONTRASTS.find((each) => each === chosen) ?? choice.contrast })}
      >
        {CONTRASTS.map((each) => (
          <Radio key={each} value={each}>
            <span className="dot" />
            <ContrastName of={each} />
          </Radio>
        ))}
      </RadioGroup>
      <p className="quiet">
        <Trans>Only on this screen. It is remembered here until you leave.</Trans>
      </p>
    </>
  );
}

function SizeName({ of }: { readonly of: TextSize }): ReactElement {
  switch (of) {
    case "ordinary":
      return <Trans>Ordinary text</Trans>;
    case "large":
      return <Trans>Large text</Trans>;
    case "presentation":
      return <Trans>For a screen you look at together</Trans>;
  }
}

function ContrastName({ of }: { readonly of: Contrast }): ReactElement {
  switch (of) {
    case "ordinary":
      return <Trans>Soft contrast</Trans>;
    case "more":
      return <Trans>Strong contrast</Trans>;
  }
}
