import { Trans } from "@lingui/react/macro";
import type { CloseReason } from "@ourwords/protocol";
import type { ReactElement } from "react";

/** GT6: why the connection was closed, in words a person can act on. */
export function RefusalWords({ reason }: { readonly reason: CloseReason }): ReactElement {
  switch (reason) {
    case "frame-too-big":
      return <Trans>That was too much at once. Load the page again, and put it in in smaller parts.</Trans>;
    case "server-stopping":
      return <Trans>Ourwords is starting again. Wait a moment, then load the page again.</Trans>;
    case "people-changed":
      return <Trans>Who writes on this page has changed. Wait a moment, then load the page again.</Trans>;
    case "too-slow":
      return <Trans>Your connection is too slow just now. When it is better, load the page again.</Trans>;
    case "cannot-open":
      return <Trans>This note can’t be opened just now. Nothing is lost. Try again in a moment.</Trans>;
    case "bad-frame":
    case "unknown-message":
    case "bad-update":
    case "bad-presence":
      return <Trans>This page and the server did not understand each other. Load the page again to go on.</Trans>;
    case "unknown-content":
      return <Trans>Something was put in that a note can’t hold. Load the page again to go on.</Trans>;
    case "too-deep":
      return <Trans>There were lists inside lists too many times. Load the page again to go on.</Trans>;
    case "note-full":
      return (
        <Trans>
          This note is full. Copy what was not saved, load the page again, and take out what is not needed any more.
        </Trans>
      );
    case "too-fast":
      return <Trans>This page sent too much too fast. Wait a moment, then load the page again to go on.</Trans>;
    case "never-said":
      return <Trans>This page and the server did not read the same words. Load the page again to go on.</Trans>;
    case "signed-out":
      return <Trans>You are signed out here. Open your link again, or ask for a new one.</Trans>;
    case "no-access":
      return <Trans>You are not in this note, or not any more. Ask the person who invited you.</Trans>;
    case "removed":
      return <Trans>You were taken out of this note. The words you wrote stay in it.</Trans>;
    case "scribe-ended":
      return (
        <Trans>
          You can’t write down these words for somebody else any more: they have taken it back. What you wrote is still
          on the screen. Copy what you need, then load the page again.
        </Trans>
      );
    case "foreign-voice":
      return <Trans>This page mixed up who is writing, so it was stopped. Load the page again to go on.</Trans>;
    case "taken-over":
      return <Trans>This note was opened again in another window. Go on there, or load the page again here.</Trans>;
    case "too-many-pages":
      return <Trans>You have this note open in too many windows. Close one of them, then load the page again.</Trans>;
    case "too-much-waiting":
      return <Trans>Too much was waiting to be saved. Load the page again to go on.</Trans>;
    case "old-page":
      return <Trans>There is a newer Ourwords. Load the page again to get it.</Trans>;
  }
}
