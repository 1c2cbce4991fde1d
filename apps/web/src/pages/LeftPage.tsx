import { Trans } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { useCallback, useEffect } from "react";
import { endSession } from "../api/session-api.ts";
import { DeedFailure } from "../app/DeedFailure.tsx";
import { useDeed } from "../app/use-deed.ts";
import { forgetLanguage } from "../language/remembered-language.ts";
import { Button } from "../look/Button.tsx";
import { Letter } from "../look/Letter.tsx";

/** Where leaving ends: says nothing of notes. Without a connection it says that the server does not know yet. */
export function LeftPage(): ReactElement {
  useEffect(forgetLanguage, []);
  return history.state === "unheard" ? <Unheard /> : <Left />;
}

const Left = (): ReactElement => (
  <Letter unsigned title={<Trans>You have left.</Trans>}>
    <p>
      <Trans>You can close this window.</Trans>
    </p>
  </Letter>
);

function Unheard(): ReactElement {
  const [deed, run] = useDeed(useCallback(() => location.replace("/left"), []));
  return (
    <Letter unsigned title={<Trans>You have left this page.</Trans>}>
      <p>
        <Trans>
          There was no connection, so this browser is still signed in. Close this window, or try once more when you are
          connected.
        </Trans>
      </p>
      <Button kind="main" isDisabled={deed.kind === "doing"} onPress={() => run(endSession)}>
        <Trans>Sign out now</Trans>
      </Button>
      <DeedFailure deed={deed} />
    </Letter>
  );
}
