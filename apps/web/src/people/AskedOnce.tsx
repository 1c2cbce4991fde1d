import { Trans } from "@lingui/react/macro";
import type { ReactElement, ReactNode } from "react";
import { DeedFailure } from "../app/DeedFailure.tsx";
import { Button } from "../look/Button.tsx";
import type { OpenState } from "../note/open-state.ts";
import { type Attempt, useNumbersDeed } from "./use-numbers-deed.tsx";

interface AskedOnceProps<T> {
  readonly state: OpenState;
  readonly title: ReactNode;
  /** what it does, in paragraphs */
  readonly children: ReactNode;
  /** on the button that does it */
  readonly act: ReactNode;
  readonly attempt: Attempt<T>;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

/** In a dialog: what can't be taken back by a press is asked once, and says what it does. Back is where the keyboard is. */
export function AskedOnce<T>({
  state,
  title,
  children,
  act,
  attempt,
  onDone,
  onBack,
}: AskedOnceProps<T>): ReactElement {
  const { deed, run, step } = useNumbersDeed<T>(state, onDone);
  if (step) return step;
  return (
    <div className="stack">
      <p>
        <b>{title}</b>
      </p>
      {children}
      <div className="choices">
        <Button kind="main" isDisabled={deed.kind === "doing"} onPress={() => run(attempt)}>
          {act}
        </Button>
        <Button kind="bare" autoFocus onPress={onBack}>
          <Trans>Back</Trans>
        </Button>
      </div>
      <DeedFailure deed={deed} />
    </div>
  );
}
