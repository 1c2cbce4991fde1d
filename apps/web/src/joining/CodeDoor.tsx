import { Plural, Trans } from "@lingui/react/macro";
import { CODE_LENGTH, type InvitationLook, type NoteEntry } from "@ourwords/protocol";
import { type ReactElement, useCallback, useState } from "react";
import { Form } from "react-aria-components/Form";
import { Failure } from "../api/Failure.tsx";
import type { ApiFailure } from "../api/api-result.ts";
import { lookAtInvitation } from "../api/join-api.ts";
import { useDeed } from "../app/use-deed.ts";
import { Button } from "../look/Button.tsx";
import { Letter } from "../look/Letter.tsx";
import { CodeField } from "./CodeField.tsx";
import { JoinForm } from "./JoinForm.tsx";

interface CodeDoorProps {
  readonly onIn: (entry: NoteEntry) => void;
  readonly onWait: () => void;
}

/** IN2: `/join` without a link. First the code, then who you are. */
export function CodeDoor({ onIn, onWait }: CodeDoorProps): ReactElement {
  const [letters, setLetters] = useState("");
  const [invitation, setInvitation] = useState<InvitationLook>();
  const [deed, run] = useDeed(useCallback((offer: InvitationLook) => setInvitation(offer), []));
  const [isShort, setShort] = useState(false);
  if (invitation)
    return (
      <JoinForm
        joinKey={{ code: letters }}
        invitation={invitation}
        onIn={onIn}
        onWait={onWait}
        onBack={() => setInvitation(undefined)}
      />
    );
  const failure = deed.kind === "failed" ? deed.failure : undefined;
  return (
    <Letter title={<Trans>Come in with a code</Trans>}>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setShort(letters.length < CODE_LENGTH);
          if (letters.length === CODE_LENGTH && deed.kind !== "doing") run(() => lookAtInvitation({ code: letters }));
        }}
      >
        <CodeField
          value={letters}
          onChange={(typed) => {
            setLetters(typed);
            setShort(false);
          }}
          {...(isShort
            ? { error: <Trans>A code has six letters and numbers. Type all of it.</Trans> }
            : failure && { error: <CodeFailure failure={failure} /> })}
        />
        <Button kind="main" type="submit">
          <Trans>Go on</Trans>
        </Button>
      </Form>
      <p className="quiet">
        <Trans>Have you joined here before? Then your note is still here.</Trans>{" "}
        <a href="/notes">
          <Trans>Go to my notes</Trans>
        </a>
      </p>
    </Letter>
  );
}

/** Which of unknown, used and run out it was is nobody's to know. How many tries are left is. */
function CodeFailure({ failure }: { readonly failure: ApiFailure }): ReactElement {
  if (failure.kind !== "problem") return <Failure failure={failure} />;
  if (failure.reason === "too-many-tries") return <TriedTooOften />;
  if (failure.reason !== "code-unknown" || failure.left === undefined) return <Failure failure={failure} />;
  const { left } = failure;
  if (left === 0)
    return (
      <>
        <Trans>This code does not work either.</Trans> <TriedTooOften />
      </>
    );
  return (
    <>
      <Failure failure={failure} />{" "}
      <Plural
        value={left}
        one="You have # more try. After that you have to wait ten minutes."
        other="You have # more tries. After that you have to wait ten minutes."
      />
    </>
  );
}

const TriedTooOften = (): ReactElement => (
  <Trans>Codes were tried too often from here. Ask for a link, or try again in ten minutes.</Trans>
);
