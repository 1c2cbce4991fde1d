import { Trans } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { wordChanges } from "./word-changes.ts";

interface DifferenceProps {
  readonly of: readonly [then: string, now: string];
}

/** What a line said and what it says, with the words that went and came. Who only hears it hears both whole. */
export function Difference({ of: [then, now] }: DifferenceProps): ReactElement {
  const changes = wordChanges(then, now);
  return (
    <dl className="line-difference">
      <dt>
        <Trans>Then</Trans>
      </dt>
      <dd dir="auto">
        {changes.map(({ kind, text }, index) =>
          kind === "gone" ? <del key={`${index}`}>{text}</del> : kind === "same" ? text : undefined,
        )}
      </dd>
      <dt>
        <Trans>Now</Trans>
      </dt>
      <dd dir="auto">
        {changes.map(({ kind, text }, index) =>
          kind === "new" ? <ins key={`${index}`}>{text}</ins> : kind === "same" ? text : undefined,
        )}
      </dd>
    </dl>
  );
}
