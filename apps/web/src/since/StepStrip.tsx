import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { Button } from "../look/Button.tsx";
import type { OpenState } from "../note/open-state.ts";
import type { NewsPlace } from "./news-places.ts";
import { placeTitle } from "./since-words.ts";

interface StepStripProps {
  readonly at: { readonly place: NewsPlace | undefined; readonly index: number; readonly all: number } | "end";
  readonly state: OpenState;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
}

/** On the way through what is new: where you are, on, back, and out. Over the page's end, so that it is in reach at each place. */
export function StepStrip({ at, state, onStep, onClose }: StepStripProps): ReactElement {
  const { i18n, t } = useLingui();
  const nth = at === "end" ? 0 : at.index + 1;
  const all = at === "end" ? 0 : at.all;
  const isFirst = at !== "end" && at.index === 0;
  return (
    <section
      className="since-strip"
      aria-label={t`What is new`}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <p>
        {at === "end" ? (
          <Trans>That is all.</Trans>
        ) : (
          <>
            <span className="quiet">
              <Trans>
                {nth} of {all}
              </Trans>
            </span>{" "}
            {at.place && placeTitle(i18n, at.place, state)}
          </>
        )}
      </p>
      <div className="choices">
        <Button kind="bare" isDisabled={isFirst} onPress={() => onStep(-1)}>
          <Trans>Back</Trans>
        </Button>
        {at === "end" ? (
          <Button key="close" kind="plain" autoFocus onPress={onClose}>
            <Trans>Close</Trans>
          </Button>
        ) : (
          <>
            <Button key="next" kind="plain" autoFocus onPress={() => onStep(1)}>
              <Trans>Next</Trans>
            </Button>
            <Button key="out" kind="bare" onPress={onClose}>
              <Trans>Close</Trans>
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
