import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { timeLeft } from "./time-left.ts";
import { useNow } from "./use-now.ts";

interface CodeToSayProps {
  /** as it is read out: `BCD-234` */
  readonly code: string;
  readonly until: number;
}

/** The code, large enough to be read across a desk. A screen reader spells it. */
export function CodeToSay({ code, until }: CodeToSayProps): ReactElement {
  const { i18n } = useLingui();
  const left = timeLeft(i18n, until, useNow());
  return (
    <>
      <p className="spoken-code" data-over={left === undefined || undefined}>
        <span aria-hidden="true" dir="ltr" translate="no">
          {code}
        </span>
        <span className="hidden-words">{code.replace("-", "").split("").join(" ")}</span>
      </p>
      <p role="status">{left === undefined ? <Trans>This code has run out.</Trans> : left}</p>
    </>
  );
}
