import { Trans } from "@lingui/react/macro";
import type { PlanPerson, PlanReason } from "@ourwords/protocol";
import type { ReactElement, ReactNode } from "react";

export interface BecauseProps extends Pick<PlanPerson, "name" | "look"> {
  readonly reason: Pick<PlanReason, "text" | "now">;
  /** the quoted words, as something else than words alone */
  readonly words?: ReactNode;
  /** in the same row */
  readonly after?: ReactNode;
  readonly children?: ReactNode;
}

/** Why a line stands in the plan, in the words of who said it: one quiet line. Paragraphs by role only, as under all lines. */
export function Because({
  reason: { text: said, now },
  name,
  look,
  words,
  after,
  children,
}: BecauseProps): ReactElement {
  const text = words ?? said;
  return (
    <div className="line-because" data-look={look}>
      <div role="paragraph">
        <Trans>
          Because {name} said <q dir="auto">{text}</q>
        </Trans>{" "}
        {now === "changed" && <Trans>It says something else now.</Trans>}
        {now === "gone" && <Trans>These words were taken out.</Trans>} {after}
      </div>
      {children}
    </div>
  );
}
