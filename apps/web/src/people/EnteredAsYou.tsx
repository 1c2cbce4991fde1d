import { Trans, useLingui } from "@lingui/react/macro";
import type { Opening, PersonIn } from "@ourwords/protocol";
import { type ReactElement, useCallback, useId } from "react";
import { type Self, sayOfDevice } from "../api/people-api.ts";
import { DeedFailure } from "../app/DeedFailure.tsx";
import { useDeed } from "../app/use-deed.ts";
import { Button } from "../look/Button.tsx";
import { useFocusBack } from "./use-focus-back.ts";
import "../look/people.css";

interface EnteredAsYouProps {
  readonly self: Self;
  /** of `listPeople` */
  readonly people: readonly PersonIn[];
  /** They have answered: what `listPeople` said is out of date. */
  readonly onSaid: () => void;
  /** where it lies over the page: not now */
  readonly onLater?: () => void;
}

/** IN8: devices that somebody else let in as you, each asked about until you have answered. */
export function EnteredAsYou({ self, people, onSaid, onLater }: EnteredAsYouProps): ReactElement | undefined {
  const { t } = useLingui();
  const { remember, goBack } = useFocusBack();
  const asked = people.find(({ participant }) => participant.id === self.as)?.openings.filter(({ letInBy }) => letInBy);
  if (!asked || asked.length === 0) return undefined;
  const nameOf = ({ letInBy }: Opening): string =>
    people.find(({ participant }) => participant.id === letInBy)?.participant.name ?? "";
  return (
    <section className="lobby" aria-label={t`Let in as you`} onFocus={remember}>
      {asked.map((each) => (
        <EnteredCard
          key={each.id}
          self={self}
          opening={each}
          name={nameOf(each)}
          onSaid={() => {
            goBack();
            onSaid();
          }}
          {...(onLater && {
            onLater: () => {
              goBack();
              onLater();
            },
          })}
        />
      ))}
    </section>
  );
}

interface EnteredCardProps extends Pick<EnteredAsYouProps, "self" | "onSaid" | "onLater"> {
  readonly opening: Opening;
  /** who let it in */
  readonly name: string;
}

function EnteredCard({ self, opening: { id, at }, name, onSaid, onLater }: EnteredCardProps): ReactElement {
  const { i18n } = useLingui();
  const what = useId();
  const [deed, run] = useDeed(useCallback(() => onSaid(), [onSaid]));
  const isBusy = deed.kind === "doing";
  const when = i18n.date(new Date(at), { weekday: "long", hour: "2-digit", minute: "2-digit" });
  return (
    <div className="lobby-card" role="group" aria-labelledby={what}>
      <p id={what}>
        <Trans>
          {name} let in another device as you ({when}). Was that you?
        </Trans>
      </p>
      <div className="choices">
        <Button
          kind="plain"
          aria-describedby={what}
          isDisabled={isBusy}
          onPress={() => run(() => sayOfDevice(self, id, true))}
        >
          <Trans>Yes, it was me</Trans>
        </Button>
        <Button
          kind="plain"
          aria-describedby={what}
          isDisabled={isBusy}
          onPress={() => run(() => sayOfDevice(self, id, false))}
        >
          <Trans>No, close it there</Trans>
        </Button>
        {onLater && (
          <Button kind="bare" isDisabled={isBusy} onPress={onLater}>
            <Trans>Later</Trans>
          </Button>
        )}
      </div>
      <DeedFailure deed={deed} />
    </div>
  );
}
