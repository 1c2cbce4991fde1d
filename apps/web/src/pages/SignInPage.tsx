import { Trans } from "@lingui/react/macro";
import { type ReactElement, useCallback, useState } from "react";
import { Form } from "react-aria-components/Form";
import { Failure } from "../api/Failure.tsx";
import { readSession, signIn } from "../api/session-api.ts";
import { visit } from "../app/address.ts";
import { Redirect } from "../app/Redirect.tsx";
import { useAnswer } from "../app/use-answer.ts";
import { useDeed } from "../app/use-deed.ts";
import { useFragmentSecret } from "../app/use-fragment-secret.ts";
import { Button } from "../look/Button.tsx";
import { Letter } from "../look/Letter.tsx";
import { NameField } from "../look/NameField.tsx";
import { Wait } from "../look/Wait.tsx";
import { TwoSheets } from "./TwoSheets.tsx";

/** `/sign-in#TOKEN`: the clinician's way in, by the link that the server printed. */
export function SignInPage(): ReactElement {
  const token = useFragmentSecret();
  const [session] = useAnswer(readSession);
  if (session.kind === "waiting") return <Wait />;
  // A guest of somebody's note has a session as well, and may still open a link that signs them in as themselves.
  if (session.kind === "ok" && (session.value.staff || token === "")) return <Redirect to="/notes" />;
  return token === "" ? <NoLink /> : <Welcome key={token} token={token} />;
}

function Welcome({ token }: { readonly token: string }): ReactElement {
  const [name, setName] = useState("");
  const [deed, run] = useDeed(useCallback(() => visit("/notes", { replace: true }), []));
  const failure = deed.kind === "failed" ? deed.failure : undefined;
  const isNameWrong = failure?.kind === "problem" && failure.reason === "bad-request";
  const isLinkDead = failure?.kind === "problem" && failure.reason.startsWith("link-");
  if (isLinkDead) return <DeadLink>{<Failure failure={failure} />}</DeadLink>;
  return (
    <Letter title={<Trans>Welcome to Ourwords</Trans>} picture={<TwoSheets />}>
      <p className="lead">
        <Trans>Where you and the person you are seeing write two things together: the story and the plan.</Trans>
      </p>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          run(() => signIn(token, name.trim()));
        }}
      >
        <NameField
          label={<Trans>What should people call you?</Trans>}
          hint={
            <Trans>
              For example Dr Ali. Everybody who writes with you sees it. If you were here before, you can leave it
              empty.
            </Trans>
          }
          value={name}
          onChange={setName}
          {...(isNameWrong && { error: <Failure failure={failure} /> })}
        />
        <Button kind="main" type="submit" isDisabled={deed.kind === "doing"}>
          <Trans>Come in</Trans>
        </Button>
        <p className="said" role="alert">
          {failure && !isNameWrong && <Failure failure={failure} />}
        </p>
      </Form>
    </Letter>
  );
}

const DeadLink = ({ children }: { readonly children: ReactElement }): ReactElement => (
  <Letter title={<Trans>This link does not open any more</Trans>}>
    <p role="alert">{children}</p>
    <p>
      <Trans>To get a new one, start the server again. It prints a fresh link each time.</Trans>
    </p>
  </Letter>
);

const NoLink = (): ReactElement => (
  <Letter title={<Trans>You need your link to come in</Trans>}>
    <p>
      <Trans>
        Your sign-in link is printed by the server when it starts. Look in the window where Ourwords was started, and
        open the whole link.
      </Trans>
    </p>
    <p className="quiet">
      <Trans>Did somebody invite you to a note? Then open the link or scan the square they gave you.</Trans>
    </p>
  </Letter>
);
