import { Trans } from "@lingui/react/macro";
import type { NoteConnection } from "@ourwords/sync/client";
import { type ReactElement, useState } from "react";
import { Button } from "../look/Button.tsx";
import { Letter } from "../look/Letter.tsx";
import { takingPart } from "../look/people-words.ts";
import "../look/people.css";
import { copyText } from "../browser/copy-text.ts";
import type { OpenState } from "../note/open-state.ts";

interface OutOfNoteProps {
  readonly connection: NoteConnection;
  readonly state: OpenState;
}

/** Says who took them out. What they wrote and was not sent any more is theirs to take along, and nothing else. */
export function OutOfNote({ connection, state: { link, people } }: OutOfNoteProps): ReactElement {
  const [unsent] = useState(() => connection.unsentWords());
  const refused = typeof link === "object" ? link.refused : undefined;
  // Nobody but the person takes anybody out.
  const who = takingPart(people).find(({ role }) => role === "person")?.name;
  return (
    <Letter
      title={
        refused === "signed-out" ? (
          <Trans>This note is closed on this device</Trans>
        ) : refused === "removed" && who !== undefined ? (
          <Trans>{who} has taken you out of this note</Trans>
        ) : (
          <Trans>You are not in this note any more</Trans>
        )
      }
    >
      <p role="alert">
        {refused === "signed-out" ? (
          <Trans>You are signed out here. Open your link again, or ask for a new one.</Trans>
        ) : (
          <Trans>The words you wrote stay in it, under your name. You can’t read or write in it any more.</Trans>
        )}
      </p>
      {unsent !== "" && <Unsent words={unsent} />}
      <p className="quiet">
        <a href="/notes">
          <Trans>Go to my notes</Trans>
        </a>
      </p>
    </Letter>
  );
}

function Unsent({ words }: { readonly words: string }): ReactElement {
  const [copied, setCopied] = useState<"not-yet" | "copied" | "not-allowed">("not-yet");
  const copy = (): void => {
    const go = async (): Promise<void> => setCopied((await copyText(words)) ? "copied" : "not-allowed");
    void go();
  };
  return (
    <section className="stack">
      <p>
        <Trans>These words of yours did not arrive any more:</Trans>
      </p>
      <blockquote className="unsent" dir="auto">
        {words}
      </blockquote>
      <Button kind="plain" onPress={copy}>
        {copied === "copied" ? <Trans>Copied</Trans> : <Trans>Copy my words</Trans>}
      </Button>
      <span className={copied === "not-allowed" ? "quiet" : "hidden-words"} role="status">
        {copied === "copied" && <Trans>All words are copied.</Trans>}
        {copied === "not-allowed" && <Trans>This browser does not let us copy. Mark the words and copy them.</Trans>}
      </span>
    </section>
  );
}
