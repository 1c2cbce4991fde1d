import { Trans, useLingui } from "@lingui/react/macro";
import type { NoteId, OpenInvitation } from "@ourwords/protocol";
import { type ReactElement, useCallback, useId } from "react";
import { listInvitations, revokeInvitation } from "../api/invite-api.ts";
import { DeedFailure } from "../app/DeedFailure.tsx";
import { useAnswer } from "../app/use-answer.ts";
import { useDeed } from "../app/use-deed.ts";
import { Button } from "../look/Button.tsx";
import type { OpenState } from "../note/open-state.ts";
import { momentWords } from "../people/moment-words.ts";
import { roleWord } from "../people/role-words.ts";

interface OpenInvitationsProps {
  readonly note: NoteId;
  readonly state: OpenState;
}

/** IN2: what is out and not used yet, each to be taken back. Nothing while there is nothing. */
export function OpenInvitations({ note, state }: OpenInvitationsProps): ReactElement | undefined {
  const title = useId();
  const [answer, again] = useAnswer(useCallback(() => listInvitations(note), [note]));
  if (answer.kind !== "ok" || answer.value.length === 0) return undefined;
  return (
    <section className="open-invitations" aria-labelledby={title}>
      <h3 id={title}>
        <Trans>Invitations that are still open</Trans>
      </h3>
      <ul className="rows">
        {answer.value.map((each) => (
          <Row key={each.id} note={note} state={state} invitation={each} onGone={again} />
        ))}
      </ul>
    </section>
  );
}

interface RowProps extends OpenInvitationsProps {
  readonly invitation: OpenInvitation;
  readonly onGone: () => void;
}

function Row({ note, state: { you, people }, invitation, onGone }: RowProps): ReactElement {
  const { t, i18n } = useLingui();
  const { id, name, role, access, madeBy, expiresAt } = invitation;
  const [deed, run] = useDeed(useCallback(() => onGone(), [onGone]));
  const who = name ?? roleWord(i18n, role) ?? t`another phone or computer`;
  const until = momentWords(i18n, expiresAt);
  const maker = madeBy === you.id ? undefined : people.find((each) => each.id === madeBy)?.name;
  return (
    <li>
      <span className="row-words">
        <b>
          <bdi>{who}</bdi>
        </b>{" "}
        <span className="quiet">
          {access === "plan" && (
            <>
              <Trans>plan only</Trans>
              {" · "}
            </>
          )}
          {maker !== undefined && (
            <>
              <Trans>invited by {maker}</Trans>
              {" · "}
            </>
          )}
          <Trans>until {until}</Trans>
        </span>
      </span>
      <Button
        kind="plain"
        aria-label={t`Take back the invitation for ${who}`}
        isDisabled={deed.kind === "doing"}
        onPress={() => run(() => revokeInvitation(note, id))}
      >
        <Trans>Take back</Trans>
      </Button>
      <DeedFailure deed={deed} />
    </li>
  );
}
