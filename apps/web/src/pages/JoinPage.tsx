import { Trans } from "@lingui/react/macro";
import type { InvitationLook, NoteEntry } from "@ourwords/protocol";
import { type ReactElement, useCallback, useEffect, useState } from "react";
import { Form } from "react-aria-components/Form";
import { useNavigate } from "react-router";
import type { ApiFailure } from "../api/api-result.ts";
import { Failure } from "../api/Failure.tsx";
import { type Joined, joinNote, lookAtInvitation } from "../api/join-api.ts";
import { loadNotePage } from "../app/note-page.ts";
import { useAnswer } from "../app/use-answer.ts";
import { useDeed } from "../app/use-deed.ts";
import { useFragmentSecret } from "../app/use-fragment-secret.ts";
import { Button } from "../look/Button.tsx";
import { Chip } from "../look/Chip.tsx";
import { Letter } from "../look/Letter.tsx";
import { NameField } from "../look/NameField.tsx";
import { Wait } from "../look/Wait.tsx";
import { WaitToBeLetIn } from "./WaitToBeLetIn.tsx";
import "../look/authors.css";

/** `/join#SECRET`: one screen between a link and the note. */
export function JoinPage(): ReactElement {
  const secret = useFragmentSecret();
  const [answer, again] = useAnswer(useCallback(() => lookAtInvitation({ secret }), [secret]));
  switch (answer.kind) {
    case "waiting":
      return <Wait />;
    case "ok":
      return <Invitation key={secret} secret={secret} invitation={answer.value} />;
    case "problem":
    case "offline":
    case "unclear":
      return <Refused failure={answer} onAgain={again} />;
  }
}

interface InvitationProps {
  readonly secret: string;
  readonly invitation: InvitationLook;
}

function Invitation({ secret, invitation }: InvitationProps): ReactElement {
  const { name: offered = "", from, look, access } = invitation;
  const isPlan = access === "plan";
  const navigate = useNavigate();
  const [name, setName] = useState(offered);
  const open = useCallback(
    ({ note, as }: NoteEntry) => void navigate(`/notes/${note}${isPlan ? "/plan" : ""}?as=${as}`, { replace: true }),
    [navigate, isPlan],
  );
  const [isWaiting, setIsWaiting] = useState(false);
  const enter = useCallback(
    (joined: Joined) => (joined.kind === "in" ? open(joined.entry) : setIsWaiting(true)),
    [open],
  );
  const [deed, run] = useDeed(enter);
  // The editor comes while they read: the form must not wait for it.
  useEffect(() => {
    if (!isPlan) void loadNotePage();
  }, [isPlan]);
  const failure = deed.kind === "failed" ? deed.failure : undefined;
  const isNameWrong = failure?.kind === "problem" && failure.reason === "bad-request";
  const shown = name.trim();
  if (isWaiting) return <WaitToBeLetIn from={from} onIn={open} />;
  return (
    <Letter title={<Title of={invitation} />}>
      <p className="lead">
        {isPlan ? (
          <Trans>You don’t need an account. You can read the plan, also while it is being written.</Trans>
        ) : (
          <Trans>You don’t need an account. Each of you sees what the other writes, and whose words are whose.</Trans>
        )}
      </p>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          run(() => joinNote({ secret }, { name: shown }));
        }}
      >
        <NameField
          label={<Trans>What do you like to be called?</Trans>}
          value={name}
          onChange={setName}
          {...(isNameWrong && { error: <Failure failure={failure} /> })}
        />
        {!isPlan && (
          <p className="preview">
            <Chip name={shown === "" ? "?" : shown} look={look} />
            <span>
              <span className="w in" data-look={look}>
                <Trans>Your words will look like this.</Trans>
              </span>
            </span>
          </p>
        )}
        <Button kind="main" type="submit" isDisabled={deed.kind === "doing"}>
          <Trans>Join</Trans>
        </Button>
        <p className="said" role="alert">
          {failure && !isNameWrong && <Failure failure={failure} />}
        </p>
      </Form>
      {!isPlan && (
        <p className="quiet">
          <Trans>Only {from} and the people who write in this note can see it. Nobody else.</Trans>
        </p>
      )}
    </Letter>
  );
}

function Title({ of: { device, access, from } }: { readonly of: InvitationLook }): ReactElement {
  if (device) return <Trans>Open your note on this device</Trans>;
  return access === "plan" ? (
    <Trans>{from} would like to show you a plan</Trans>
  ) : (
    <Trans>{from} invites you to write together</Trans>
  );
}

interface RefusedProps {
  readonly failure: ApiFailure;
  readonly onAgain: () => void;
}

const Refused = ({ failure, onAgain }: RefusedProps): ReactElement => (
  <Letter title={<RefusedTitle failure={failure} />}>
    <p role="alert">
      <Failure failure={failure} />
    </p>
    {!isForGood(failure) && (
      <Button kind="main" onPress={onAgain}>
        <Trans>Try again</Trans>
      </Button>
    )}
    {isForGood(failure) && (
      <p className="quiet">
        <Trans>Have you joined here before? Then your note is still here.</Trans>{" "}
        <a href="/notes">
          <Trans>Go to my notes</Trans>
        </a>
      </p>
    )}
  </Letter>
);

const isForGood = (failure: ApiFailure): boolean => failure.kind === "problem" && failure.reason.startsWith("link-");

const RefusedTitle = ({ failure }: { readonly failure: ApiFailure }): ReactElement =>
  isForGood(failure) ? <Trans>This link does not open any more</Trans> : <Trans>We could not open your link yet</Trans>;
