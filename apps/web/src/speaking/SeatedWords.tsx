import { Trans } from "@lingui/react/macro";
import type { ReactElement } from "react";
import type { Seated } from "./seat.ts";

/** Why somebody could not sit down, and what to do. */
export const SeatedWords = ({ outcome }: { readonly outcome: Seated | "asking" | undefined }): ReactElement => (
  <p className="said" role="alert">
    {words(outcome)}
  </p>
);

function words(outcome: Seated | "asking" | undefined): ReactElement | undefined {
  switch (outcome) {
    case "wrong":
      return <Trans>These are not the numbers. Try again.</Trans>;
    case "too-often":
      return <Trans>That was tried too often. Ask your own phone, or wait 15 minutes.</Trans>;
    case "look-taken":
      return <Trans>Somebody else’s words look like that now. Choose another look.</Trans>;
    case "not-allowed":
      return <Trans>This did not work. Your own page said no, or nobody answered.</Trans>;
    case "offline":
      return <Trans>No connection. Try again when you are back.</Trans>;
    case "failed":
      return <Trans>Something went wrong on our side. Nothing is lost. Please try again in a moment.</Trans>;
    case "in":
    case "waiting":
    case "asking":
    case undefined:
      return undefined;
  }
}
