import { Trans } from "@lingui/react/macro";
import type { FragmentName } from "@ourwords/note";
import type { NoteId } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import type { Editor } from "@tiptap/core";
import { lazy, type ReactElement, Suspense, useCallback, useState } from "react";
import { LanguageButton } from "../language/LanguageButton.tsx";
import { Announcer } from "./Announcer.tsx";
import type { AuthorsView } from "./authors-view.ts";
import { InvitePrompt } from "./InvitePrompt.tsx";
import { invitableBy } from "./invitable.ts";
import { NoteBar } from "./NoteBar.tsx";
import type { OpenState } from "./open-state.ts";
import { People } from "./People.tsx";
import { Sheets } from "./Sheets.tsx";
import { StoppedBanner } from "./StoppedBanner.tsx";
import { WhoCanSee } from "./WhoCanSee.tsx";
import { WRITING_HELP } from "./writing-help.ts";

/** With the square to scan: not needed by whoever joins. */
const InviteDialog = lazy(async () => ({ default: (await import("./InviteDialog.tsx")).InviteDialog }));

export type Editors = Readonly<Record<FragmentName, Editor | undefined>>;

interface OpenNoteProps {
  readonly note: NoteId;
  readonly connection: NoteConnection;
  readonly state: OpenState;
}

/** A note that has arrived: the bar, the sentence, the two sheets. */
export function OpenNote({ note, connection, state }: OpenNoteProps): ReactElement {
  const [view, setView] = useState<AuthorsView>("soft");
  const [isInviting, setInviting] = useState(false);
  const [editors, setEditors] = useState<Editors>({ story: undefined, plan: undefined });
  const onEditor = useCallback(
    (fragment: FragmentName, editor: Editor | undefined) => setEditors((before) => ({ ...before, [fragment]: editor })),
    [],
  );
  const invite = (): void => setInviting(true);
  const isAlone = state.people.length === 1 && invitableBy(state.you.role).length > 0;
  return (
    <div className="note">
      <Announcer>
        <NoteBar state={state} view={view} onView={setView} onInvite={invite} />
        <main data-authors={view}>
          <div className="note-top">
            <People state={state} />
            <WhoCanSee people={state.people} />
          </div>
          {typeof state.link === "object" && <StoppedBanner reason={state.link.refused} editors={editors} />}
          {isAlone && <InvitePrompt onInvite={invite} />}
          <p id={WRITING_HELP} className="hidden-words">
            <Trans>
              Everybody in this note writes here. Tab takes you out of the text, Alt and F10 to its buttons, Alt and F9
              to words that were taken out.
            </Trans>
          </p>
          <Sheets connection={connection} state={state} editors={editors} onEditor={onEditor} />
          <div className="note-end">
            <LanguageButton />
          </div>
        </main>
        <Suspense>
          {isInviting && (
            <InviteDialog note={note} you={state.you} people={state.people} isOpen onOpenChange={setInviting} />
          )}
        </Suspense>
      </Announcer>
    </div>
  );
}
