import { Trans } from "@lingui/react/macro";
import type { Answered } from "@ourwords/sync/client";
import type { ReactElement } from "react";

/** Why the note was not kept, and what to do. Nothing while it is not known, or when it was. */
export function NotKept({ answered }: { readonly answered: Answered | undefined }): ReactElement | undefined {
  if (!answered || answered.ok) return undefined;
  return (
    <p role="alert">
      <Why reason={answered.reason} />
    </p>
  );
}

function Why({ reason }: { readonly reason: (Answered & { readonly ok: false })["reason"] }): ReactElement {
  switch (reason) {
    case "offline":
      return (
        <Trans>There is no connection just now, so we don’t know whether it was kept. Try again in a moment.</Trans>
      );
    case "too-often":
      return <Trans>You kept this note many times in the last hour. It was not kept again. Wait a while.</Trans>;
    case "not-yours":
    case "not-here":
    case "no-seal":
    case "no-words":
    case "too-much":
      return <Trans>It was not kept. Load the page again, then try once more.</Trans>;
  }
}
