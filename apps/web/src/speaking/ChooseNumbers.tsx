import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactElement, type ReactNode, useState } from "react";
import { NUMBERS, NumberPad } from "./NumberPad.tsx";
import "../look/here-screen.css";

interface ChooseNumbersProps {
  /** what they are for */
  readonly children: ReactNode;
  readonly onChosen: (numbers: string) => void;
}

type Step =
  | { readonly kind: "first"; readonly isAgain: boolean }
  | { readonly kind: "once-more"; readonly first: string };

/** Four new numbers, typed twice: nobody sees them, so a slip of the finger would shut their owner out. */
export function ChooseNumbers({ children, onChosen }: ChooseNumbersProps): ReactElement {
  const { t } = useLingui();
  const [step, setStep] = useState<Step>({ kind: "first", isAgain: false });
  const [typed, setTyped] = useState("");
  const take = (value: string): void => {
    setTyped(value);
    if (value.length < NUMBERS) return;
    setTyped("");
    if (step.kind === "first") setStep({ kind: "once-more", first: value });
    else if (step.first === value) onChosen(value);
    else setStep({ kind: "first", isAgain: true });
  };
  return (
    <div className="stack here-numbers">
      <p>
        {step.kind === "once-more" ? <Trans>The same four numbers once more, so that they are sure.</Trans> : children}
      </p>
      <p className="said" role="alert">
        {step.kind === "first" && step.isAgain && <Trans>These were not the same. Choose four again.</Trans>}
      </p>
      <NumberPad
        key={step.kind}
        label={step.kind === "once-more" ? t`Your four numbers, once more` : t`Your four numbers`}
        value={typed}
        onChange={take}
      />
    </div>
  );
}
