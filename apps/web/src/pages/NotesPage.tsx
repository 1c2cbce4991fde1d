import { Trans } from "@lingui/react/macro";
import type { NoteEntry, SessionAnswer } from "@ourwords/protocol";
import { type ReactElement, useCallback } from "react";
import { Failure } from "../api/Failure.tsx";
import { listNotes, startNote } from "../api/notes-api.ts";
import { endSession, readSession } from "../api/session-api.ts";
import { DeedFailure } from "../app/DeedFailure.tsx";
import { visit } from "../app/address.ts";
import { Redirect } from "../app/Redirect.tsx";
import { useAnswer } from "../app/use-answer.ts";
import { useDeed } from "../app/use-deed.ts";
import { LanguageButton } from "../language/LanguageButton.tsx";
import { Button } from "../look/Button.tsx";
import { Wait } from "../look/Wait.tsx";
import { Wordmark } from "../look/Wordmark.tsx";
import { useTabNews } from "../safety/use-tab-news.ts";
import { NoteList } from "./NoteList.tsx";
import { TwoSheets } from "./TwoSheets.tsx";

/** `/notes`: every note you write in. Who is signed in as a clinician can start one. */
export function NotesPage(): ReactElement {
  const [session] = useAnswer(readSession);
  // Signed out in another tab. A page with a note is told by its own line, and keeps what did not arrive any more.
  useTabNews("signed-out", () => location.replace("/left"));
  if (session.kind === "waiting") return <Wait />;
  if (session.kind === "problem" && session.reason === "no-session") return <Redirect to="/sign-in" />;
  const staff = session.kind === "ok" ? session.value.staff : undefined;
  return (
    <div className="desk">
      <header>
        <Wordmark />
        <SignOut staff={staff} />
      </header>
      <main>
        <Notes canStart={staff !== undefined} />
      </main>
    </div>
  );
}

function Notes({ canStart }: { readonly canStart: boolean }): ReactElement {
  const [notes, again] = useAnswer(listNotes);
  const title = (
    <h1>
      <Trans>My notes</Trans>
    </h1>
  );
  switch (notes.kind) {
    case "waiting":
      return (
        <>
          {title}
          <Wait />
        </>
      );
    case "ok":
      if (notes.value.length === 0) return <Empty canStart={canStart} />;
      return (
        <>
          <div className="desk-top">
            {title}
            {canStart && <StartNote />}
          </div>
          <NoteList notes={notes.value} />
        </>
      );
    case "problem":
    case "offline":
    case "unclear":
      return (
        <>
          {title}
          <p role="alert">
            <Failure failure={notes} />
          </p>
          <Button kind="main" onPress={again}>
            <Trans>Try again</Trans>
          </Button>
        </>
      );
  }
}

const Empty = ({ canStart }: { readonly canStart: boolean }): ReactElement => (
  <div className="empty">
    <TwoSheets />
    <h1>
      <Trans>No notes yet</Trans>
    </h1>
    <p>
      {canStart ? (
        <Trans>
          A note has two sheets: the story, and the plan. Start one, invite the person you are seeing, and write it
          together.
        </Trans>
      ) : (
        <Trans>When somebody invites you to write together, your note will be here.</Trans>
      )}
    </p>
    {canStart && <StartNote />}
  </div>
);

function StartNote(): ReactElement {
  const open = useCallback(({ note, as }: NoteEntry) => visit(`/notes/${note}?as=${as}`), []);
  const [deed, run] = useDeed(open);
  return (
    <div className="start">
      <Button kind="main" isDisabled={deed.kind === "doing"} onPress={() => run(startNote)}>
        <Trans>Start a note</Trans>
      </Button>
      <DeedFailure deed={deed} />
    </div>
  );
}

function SignOut({ staff }: { readonly staff: SessionAnswer["staff"] }): ReactElement {
  const [deed, run] = useDeed(useCallback(() => location.replace("/left"), []));
  return (
    <div className="sign-out">
      <LanguageButton />
      {staff && <span className="quiet">{staff.name}</span>}
      <Button kind="bare" isDisabled={deed.kind === "doing"} onPress={() => run(endSession)}>
        <Trans>Sign out</Trans>
      </Button>
      <span className="hidden-words" role="alert">
        {deed.kind === "failed" && <Failure failure={deed.failure} />}
      </span>
    </div>
  );
}
