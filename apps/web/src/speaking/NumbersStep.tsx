import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactElement, type ReactNode, useState } from "react";
import type { ApiFailure } from "../api/api-result.ts";
import { Failure } from "../api/Failure.tsx";
import type { Deed } from "../app/use-deed.ts";
import { NUMBERS, NumberPad } from "./NumberPad.tsx";
import "../look/here-screen.css";

export interface NumbersStepProps {
  /** whose numbers */
  readonly name: string;
  readonly deed: Deed;
  /** the fourth number says them all */
  readonly onSay: (numbers: string) => void;
  /** what else can be done */
  readonly children: ReactNode;
}

/** IN7, IN9: that it is them, the person says with their four numbers. */
export function NumbersStep({ name, deed, onSay, children }: NumbersStepProps): ReactElement {
  const { t } = useLingui();
  const [typed, setTyped] = useState("");
  const take = (value: string): void => {
    setTyped(value.length < NUMBERS ? value : "");
    if (value.length === NUMBERS) onSay(value);
  };
  return (
    <div className="stack here-numbers">
      <NumberPad
        label={t`Your four numbers, ${name}`}
        value={typed}
        onChange={take}
        isDisabled={deed.kind === "doing"}
      />
      <p className="said" role="alert">
        {deed.kind === "failed" && <Why failure={deed.failure} />}
      </p>
      {children}
    </div>
  );
}

function Why({ failure }: { readonly failure: ApiFailure }): ReactElement | undefined {
  const reason = failure.kind === "problem" ? failure.reason : undefined;
  if (reason === "numbers-missing") return undefined;
  if (reason === "too-many-tries")
    return <Trans>That was tried too often. Use your own phone, or wait 15 minutes.</Trans>;
  return <Failure failure={failure} />;
}
