import { Trans } from "@lingui/react/macro";
import type { ReactElement } from "react";
import type { ApiFailure } from "../api/api-result.ts";
import { Failure } from "../api/Failure.tsx";
import { Button } from "../look/Button.tsx";
import { Letter } from "../look/Letter.tsx";

interface JoinRefusedProps {
  readonly failure: ApiFailure;
  readonly onAgain: () => void;
}

/** A link that does not open, or not yet. */
export const JoinRefused = ({ failure, onAgain }: JoinRefusedProps): ReactElement => (
  <Letter
    title={
      isForGood(failure) ? (
        <Trans>This link does not open any more</Trans>
      ) : (
        <Trans>We could not open your link yet</Trans>
      )
    }
  >
    <p role="alert">
      <Failure failure={failure} />
    </p>
    {isForGood(failure) ? (
      <p className="quiet">
        <a href="/join">
          <Trans>Come in with a code</Trans>
        </a>
        <br />
        <Trans>Have you joined here before? Then your note is still here.</Trans>{" "}
        <a href="/notes">
          <Trans>Go to my notes</Trans>
        </a>
      </p>
    ) : (
      <Button kind="main" onPress={onAgain}>
        <Trans>Try again</Trans>
      </Button>
    )}
  </Letter>
);

const isForGood = (failure: ApiFailure): boolean => failure.kind === "problem" && failure.reason.startsWith("link-");
