import { Trans } from "@lingui/react/macro";
import type { PlanAnswer } from "@ourwords/protocol";
import { type ReactElement, useEffect, useRef, useState } from "react";

/** A plan changes letter by letter: it is news after this much quiet. */
const QUIET_MS = 4_000;

/** Says politely, to who can't see it, that the plan has changed. */
export function ChangeNews({ plan }: { readonly plan: PlanAnswer }): ReactElement {
  const lines = JSON.stringify(plan.lines);
  const heard = useRef(lines);
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (heard.current === lines) return undefined;
    const timer = setTimeout(() => {
      heard.current = lines;
      setCount((before) => before + 1);
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [lines]);
  return (
    <p className="hidden-words" role="status">
      {count > 0 && (
        <span key={count}>
          <Trans>The plan has changed.</Trans>
        </span>
      )}
    </p>
  );
}
