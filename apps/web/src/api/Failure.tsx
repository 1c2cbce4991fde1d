import { Trans } from "@lingui/react/macro";
import type { ProblemReason } from "@ourwords/protocol";
import type { ReactElement } from "react";
import type { ApiFailure } from "./api-result.ts";

/** Why it did not work, in words a person can act on. */
export function Failure({ failure }: { readonly failure: ApiFailure }): ReactElement {
  switch (failure.kind) {
    case "offline":
      return <Trans>There is no connection just now. Check your internet, then try again.</Trans>;
    case "unclear":
      return <Trans>That did not work. Please try again in a moment.</Trans>;
    case "problem":
      return <Problem reason={failure.reason} />;
  }
}

function Problem({ reason }: { readonly reason: ProblemReason }): ReactElement {
  switch (reason) {
    case "bad-request":
      return <Trans>Something is missing. Please check what you typed.</Trans>;
    case "no-session":
      return <Trans>You are not signed in here any more. Open your link again, or ask for a new one.</Trans>;
    case "not-allowed":
      return <Trans>You can’t do this here. Ask the person whose note it is.</Trans>;
    case "wrong-origin":
      return <Trans>This page was opened from another address. Open it with the link you were given.</Trans>;
    case "not-found":
      return <Trans>We can’t find this note. Check the link, or ask for a new invitation.</Trans>;
    case "link-unknown":
      return <Trans>We don’t know this link. Check that you have all of it, or ask for a new one.</Trans>;
    case "link-used":
      return <Trans>This link has been used already. Each link works once: ask for a new one.</Trans>;
    case "link-expired":
      return <Trans>This link has run out. Ask for a new one.</Trans>;
    case "link-revoked":
      return <Trans>This link was taken back. Ask for a new one.</Trans>;
    case "code-unknown":
      return <Trans>This code does not work. Check each letter, or ask for a new one.</Trans>;
    case "numbers-missing":
      return <Trans>Here this takes your four numbers. You can also do it on your own device.</Trans>;
    case "numbers-wrong":
      return <Trans>These are not the four numbers. Try again.</Trans>;
    case "look-taken":
      return <Trans>Somebody here has this colour. Choose another one.</Trans>;
    case "waiting-over":
      return <Trans>They are not waiting any more. You can invite them again.</Trans>;
    case "too-big":
      return <Trans>That was too long. Please make it shorter.</Trans>;
    case "too-many-tries":
      return <Trans>That was tried too often. Wait a minute, then try again.</Trans>;
    case "busy":
      return <Trans>Others are making copies just now. Try again in a minute.</Trans>;
    case "no-pdf":
      return <Trans>No PDF can be made here. Print instead, and choose “Save as PDF”.</Trans>;
    case "not-kept":
      return <Trans>The note was not kept there. Look under “Let’s stop here” for what was kept.</Trans>;
    case "cannot-store":
      return <Trans>This can’t be stored just now. Nothing is lost. Please try again in a minute.</Trans>;
    case "not-ready":
    case "internal":
      return <Trans>Something went wrong on our side. Nothing is lost. Please try again in a moment.</Trans>;
  }
}
