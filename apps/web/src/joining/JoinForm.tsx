import { Trans, useLingui } from "@lingui/react/macro";
import { initials, type InvitationLook, type Look, MAX_LABEL, type NoteEntry } from "@ourwords/protocol";
import { type ReactElement, useCallback, useEffect, useState } from "react";
import { Form } from "react-aria-components/Form";
import { Failure } from "../api/Failure.tsx";
import { type Joined, type JoinKey, joinNote } from "../api/join-api.ts";
import { loadNotePage } from "../app/note-page.ts";
import { part } from "../app/part.tsx";
import { useDeed } from "../app/use-deed.ts";
import { Button } from "../look/Button.tsx";
import { Chip } from "../look/Chip.tsx";
import { Letter } from "../look/Letter.tsx";
import { LookField } from "../look/LookField.tsx";
import { NameField } from "../look/NameField.tsx";

const joinByNumbers = part(async () => (await import("./JoinByNumbers.tsx")).JoinByNumbers);

export interface JoinFormProps {
  readonly joinKey: JoinKey;
  readonly invitation: InvitationLook;
  readonly onIn: (entry: NoteEntry) => void;
  readonly onWait: () => void;
  readonly onBack?: () => void;
}

/** IN2: who asks, your name, how your words look, and in. One screen between a link or a code and the note. */
export const JoinForm = (props: JoinFormProps): ReactElement =>
  props.invitation.device && props.invitation.numbers ? <joinByNumbers.Part {...props} /> : <Introduce {...props} />;

function Introduce({ joinKey, invitation, onIn, onWait, onBack }: JoinFormProps): ReactElement {
  const { t } = useLingui();
  const { from, role, access, device, asks } = invitation;
  const isReader = access === "plan";
  const [name, setName] = useState(invitation.name ?? "");
  const [label, setLabel] = useState("");
  const [look, setLook] = useState(invitation.look);
  const enter = useCallback((joined: Joined) => (joined.kind === "in" ? onIn(joined.entry) : onWait()), [onIn, onWait]);
  const [deed, run] = useDeed(enter);
  // The editor comes while they read: the form must not wait for it.
  useEffect(() => {
    if (!isReader) void loadNotePage();
  }, [isReader]);
  const failure = deed.kind === "failed" ? deed.failure : undefined;
  const isNameWrong = failure?.kind === "problem" && failure.reason === "bad-request";
  const shown = name.trim();
  const takenBy = (each: Look): string | undefined =>
    invitation.looks.includes(each) ? undefined : t`Somebody in the note`;
  return (
    <Letter title={<Title invitation={invitation} />}>
      <p className="lead">
        {isReader ? (
          <Trans>You don’t need an account. You can read the plan, and see whose words are whose.</Trans>
        ) : (
          <Trans>You don’t need an account. Each of you sees what the other writes, and whose words are whose.</Trans>
        )}
      </p>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const asked = look === invitation.look ? {} : { look };
          if (deed.kind !== "doing") run(() => joinNote(joinKey, { name: shown, label: label.trim(), ...asked }));
        }}
      >
        <NameField
          label={<Trans>What do you like to be called?</Trans>}
          value={name}
          onChange={setName}
          {...(isNameWrong && { error: <Failure failure={failure} /> })}
        />
        {(role === "peer" || role === "supporter") && (
          <NameField
            label={<Trans>What else should stand beside your name?</Trans>}
            hint={<Trans>For example sister, friend or peer worker. You can leave this empty.</Trans>}
            most={MAX_LABEL}
            value={label}
            onChange={setLabel}
          />
        )}
        {!isReader && (
          <p className="preview">
            <Chip name={shown === "" ? "?" : shown} look={look} />
            <span>
              <span className="w in" data-look={look}>
                <Trans>Your words will look like this.</Trans>
              </span>
            </span>
          </p>
        )}
        {!isReader && !device && (
          <LookField
            value={look}
            onChange={setLook}
            takenBy={takenBy}
            isSmall
            sample={shown === "" ? "?" : initials(shown)}
          />
        )}
        <div className="choices">
          <Button kind="main" type="submit">
            <Trans>Join</Trans>
          </Button>
          {onBack && (
            <Button kind="bare" onPress={onBack}>
              <Trans>Another code</Trans>
            </Button>
          )}
        </div>
        <p className="said" role="alert">
          {failure && !isNameWrong && <Failure failure={failure} />}
        </p>
      </Form>
      <p className="quiet">
        {asks && (
          <>
            <Trans>Then {from} lets you in.</Trans>{" "}
          </>
        )}
        <Trans>Only {from} and the people who write in this note can see it. Nobody else.</Trans>
      </p>
    </Letter>
  );
}

function Title({ invitation: { from, device, access } }: Pick<JoinFormProps, "invitation">): ReactElement {
  if (device) return <Trans>Open your note on this device</Trans>;
  if (access === "plan") return <Trans>{from} shows you a plan</Trans>;
  return <Trans>{from} invites you to write together</Trans>;
}
