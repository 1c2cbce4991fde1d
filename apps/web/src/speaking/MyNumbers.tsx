import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactElement, useCallback, useState } from "react";
import { chooseNumbers, type Self } from "../api/people-api.ts";
import { useSay } from "../announcing/Announcer.tsx";
import { DeedFailure } from "../app/DeedFailure.tsx";
import { useDeed } from "../app/use-deed.ts";
import { Button } from "../look/Button.tsx";
import { Sheetlet } from "../look/Sheetlet.tsx";
import { ChooseNumbers } from "./ChooseNumbers.tsx";

interface MyNumbersProps {
  readonly self: Self;
  readonly onClose: () => void;
}

type Step = { readonly kind: "choose" } | { readonly kind: "keep"; readonly numbers: string };

/** IN7, IN9: the person chooses their four numbers on a device of their own. New ones take the place of old ones. */
export function MyNumbers({ self, onClose }: MyNumbersProps): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const [step, setStep] = useState<Step>({ kind: "choose" });
  const [deed, run] = useDeed(
    useCallback(() => {
      say(t`Your four numbers are kept.`, "answer");
      onClose();
    }, [say, t, onClose]),
  );
  const isBusy = deed.kind === "doing";
  return (
    <Sheetlet title={<Trans>My four numbers</Trans>} isOpen onOpenChange={(isOpen) => isOpen || onClose()}>
      {step.kind === "choose" ? (
        <ChooseNumbers onChosen={(numbers) => setStep({ kind: "keep", numbers })}>
          <Trans>
            With them you can sit down at another person’s screen, or open your note on a new phone. Choose four that
            only you know. If you have some already, these take their place.
          </Trans>
        </ChooseNumbers>
      ) : (
        <div className="stack">
          <p>
            <Trans>Nobody can read your numbers, not even you. Forgotten them? Choose new ones here.</Trans>
          </p>
          <div className="choices">
            <Button
              kind="main"
              autoFocus
              isDisabled={isBusy}
              onPress={() => run(() => chooseNumbers(self, step.numbers))}
            >
              <Trans>Keep these numbers</Trans>
            </Button>
            <Button kind="bare" isDisabled={isBusy} onPress={() => setStep({ kind: "choose" })}>
              <Trans>Choose other ones</Trans>
            </Button>
          </div>
          <DeedFailure deed={deed} />
        </div>
      )}
    </Sheetlet>
  );
}
