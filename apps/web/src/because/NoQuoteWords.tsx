import { Trans } from "@lingui/react/macro";
import type { ReactElement } from "react";
import type { NoQuote } from "./quote-of.ts";

/** Why the selected words can't be put into the plan, and what to do. */
export const NoQuoteWords = ({ why }: { readonly why: NoQuote }): ReactElement => (
  <p>
    <Words why={why} />
  </p>
);

function Words({ why }: { readonly why: NoQuote }): ReactElement {
  switch (why) {
    case "nothing":
      return (
        <Trans>
          Select some words in the story first. They then stand under a line of the plan, as the reason for it.
        </Trans>
      );
    case "two-lines":
      return <Trans>These words are in more than one line. Select words of one line.</Trans>;
    case "two-authors":
      return <Trans>More than one person wrote these words. Select words of one person.</Trans>;
    case "too-long":
      return <Trans>That is a lot at once. Select fewer words.</Trans>;
  }
}
