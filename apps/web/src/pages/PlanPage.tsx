import { Trans, useLingui } from "@lingui/react/macro";
import { isParticipantId, type NoteId, type PlanAnswer, type PlanPerson } from "@ourwords/protocol";
import type { ReactElement } from "react";
import { Failure } from "../api/Failure.tsx";
import type { PlanReader } from "../api/plan-api.ts";
import { useAddress } from "../app/AddressProvider.tsx";
import { Link } from "../app/Link.tsx";
import { Button } from "../look/Button.tsx";
import { Chip } from "../look/Chip.tsx";
import { Letter } from "../look/Letter.tsx";
import { Wait } from "../look/Wait.tsx";
import { ChangeNews } from "../plan/ChangeNews.tsx";
import { PlanBar } from "../plan/PlanBar.tsx";
import { PlanLines } from "../plan/PlanLines.tsx";
import { useLivePlan } from "../plan/use-live-plan.ts";
import { idleAfter } from "../safety/idle-after.ts";
import { Safety } from "../safety/Safety.tsx";
import "../look/authors.css";
import "../look/writing.css";
import "../look/bar.css";
import "../look/note.css";
import "../look/overlays.css";
import "../plan/plan.css";

/** `/notes/:id/plan?as=PARTICIPANT`: the plan alone, live, to be read by who was given no more than that. */
export function PlanPage({ note }: { readonly note: NoteId }): ReactElement {
  const as = useAddress().query.get("as");
  return (
    <Safety idleAfter={idleAfter(1)}>
      <Plan note={note} as={isParticipantId(as) ? as : undefined} />
    </Safety>
  );
}

function Plan({ note, as }: PlanReader): ReactElement {
  const live = useLivePlan({ note, as });
  switch (live.kind) {
    case "opening":
      return <Wait />;
    case "open":
      return <OpenPlan plan={live.plan} isLost={live.link === "lost"} />;
    case "over":
      return (
        <Letter title={<Trans>You can’t see this plan any more</Trans>}>
          <p role="alert">
            <Trans>It was shown to you for a while. If you need it, ask the person whose plan it is.</Trans>
          </p>
          <Link className="button bare" to="/notes">
            <Trans>My notes</Trans>
          </Link>
        </Letter>
      );
    case "failed":
      return (
        <Letter title={<Trans>This plan does not open</Trans>}>
          <p role="alert">
            <Failure failure={live.failure} />
          </p>
          <Button kind="main" onPress={() => location.reload()}>
            <Trans>Load again</Trans>
          </Button>
        </Letter>
      );
  }
}

function OpenPlan({ plan, isLost }: { readonly plan: PlanAnswer; readonly isLost: boolean }): ReactElement {
  return (
    <div className="note plan-page">
      <PlanBar plan={plan} />
      <main data-authors="soft">
        <Authors plan={plan} />
        <p className="quiet" role="status">
          {isLost && <Trans>No connection just now. This is the plan as it was a moment ago.</Trans>}
        </p>
        <section className="sheet plan" aria-labelledby="plan-title">
          <h2 id="plan-title">
            <Trans>Plan</Trans>
          </h2>
          <PlanLines plan={plan} />
        </section>
        <ChangeNews plan={plan} />
      </main>
    </div>
  );
}

/** Whose words there are, each as they look. */
function Authors({ plan: { people, lines } }: { readonly plan: PlanAnswer }): ReactElement | undefined {
  const { t } = useLingui();
  const wrote = new Set(lines.flatMap(({ pieces }) => pieces.map(({ author }) => author)));
  const authors: readonly PlanPerson[] = people.filter(({ id }) => wrote.has(id));
  if (authors.length === 0) return undefined;
  return (
    <ul className="legend" aria-label={t`Whose words are whose`}>
      {authors.map(({ id, name, look, label }) => (
        <li key={id}>
          <Chip name={name} look={look} />
          <span>
            <span className="w in" data-look={look}>
              <Trans>{name}’s words</Trans>
            </span>{" "}
            {label !== undefined && <span className="quiet">{label}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
