import { WritingCommands } from "../sheets/WritingCommands.tsx";
import { useLingui } from "@lingui/react/macro";
import type { FragmentName } from "@ourwords/note";
import type { NoteId } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import type { Editor } from "@tiptap/core";
import { type ReactElement, useCallback, useState } from "react";
import { visit } from "../app/address.ts";
import { Announcing } from "../announcing/Announcing.tsx";
import { useNoteDialogs } from "../announcing/use-note-dialogs.tsx";
import { useLastTime } from "../last-time/use-last-time.tsx";
import { useMirror } from "../mirror/use-mirror.tsx";
import { WritingHelp } from "../keys/WritingHelp.tsx";
import { useKey } from "../keys/Keys.tsx";
import { usePrompts } from "../prompts/use-prompts.tsx";
import { useSafety } from "../safety/safety-context.ts";
import { SinceYouLooked } from "../since/SinceYouLooked.tsx";
import { useSitting } from "../sitting/use-sitting.tsx";
import { useSpeaking } from "../speaking/use-speaking.tsx";
import { FirstHint } from "../view/FirstHint.tsx";
import { hintFor } from "../view/hint-for.ts";
import { useKeptOpen } from "../view/closing.ts";
import type { SmallWindow } from "../view/open-small-window.ts";
import { smallWindow } from "../view/small-window.ts";
import { useSmallWindow } from "../view/use-small-window.ts";
import { useViewChoice } from "../view/use-view-choice.ts";
import { PaceContext, usePaceState } from "../pace/pace-state.ts";
import { useOwnLineGuard } from "../pace/use-own-line-guard.tsx";
import { showExplained } from "../meaning/show-explained.ts";
import type { AuthorsView } from "../whose-words/authors-view.ts";
import { InvitePrompt } from "../inviting/InvitePrompt.tsx";
import { invitableBy } from "../inviting/invitable.ts";
import { MoreMenu } from "../menu/MoreMenu.tsx";
import { moreEntries } from "../menu/more-entries.tsx";
import { NoteBar } from "./NoteBar.tsx";
import type { OpenState } from "./open-state.ts";
import { Sheets } from "../sheets/Sheets.tsx";
import { useOutbox } from "../outbox/outbox-context.ts";
import { strandedWords } from "../outbox/stranded-words.ts";
import { StoppedBanner } from "./StoppedBanner.tsx";
import { usePartsAhead } from "./use-parts-ahead.ts";
import { takingPart } from "../look/people-words.ts";
import { useNotePeople } from "../people/use-note-people.tsx";
import { useTakeHome } from "../take-home/use-take-home.tsx";
import { useFinish } from "../saving/use-finish.tsx";
import { NARROW, useMedia } from "../browser/use-media.ts";

export type Editors = Readonly<Record<FragmentName, Editor | undefined>>;

interface OpenNoteProps {
  readonly note: NoteId;
  readonly connection: NoteConnection;
  readonly state: OpenState;
  /** the note went over into a small window */
  readonly onMoved: (small: SmallWindow) => void;
}

/** A note that has arrived: the bar, the sentence, the two sheets. */
export function OpenNote({ note, connection, state, onMoved }: OpenNoteProps): ReactElement {
  const { i18n } = useLingui();
  const isNarrow = useMedia(NARROW);
  const [look, setLook] = useViewChoice();
  const [view, setView] = useState<AuthorsView>("soft");
  const [editors, setEditors] = useState<Editors>({ story: undefined, plan: undefined });
  const onEditor = useCallback(
    (fragment: FragmentName, editor: Editor | undefined) => setEditors((before) => ({ ...before, [fragment]: editor })),
    [],
  );
  const [finish, asking] = useFinish(connection, state);
  const dialogs = useNoteDialogs();
  const { stopHere, lookAt, shown: sitting } = useSitting({ note, connection, state, story: editors.story });
  const pace = usePaceState(connection);
  const [guard, askingOwnLine] = useOwnLineGuard(pace.ownLines);
  const people = useNotePeople(note, connection, state);
  const isAlone = takingPart(state.people).length === 1 && invitableBy(state.you.role).length > 0;
  const speaking = useSpeaking({
    note,
    connection,
    state,
    editors,
    size: {
      isLarge: look.size === "presentation",
      onLarge: (isLarge) => setLook({ size: isLarge ? "presentation" : "ordinary" }),
    },
  });
  const prompts = usePrompts({
    connection,
    state,
    editors,
    isOn: look.wordPrompts,
    onChange: (wordPrompts) => setLook({ wordPrompts }),
  });
  const isSaved = state.save === "saved";
  const toSmallWindow = useSmallWindow({ isSaved, onMoved });
  useKeptOpen(() => !isSaved || !pace.ownLines.isEmpty);
  const mirror = useMirror({ note, connection, state, isShared: look.size === "presentation" });
  const lastTime = useLastTime({
    note,
    connection,
    state,
    isNarrow: isNarrow || pace.isOneByOne,
    onSince: lookAt,
  });
  const takeHome = useTakeHome({ note, state, editors });
  const entries = {
    i18n,
    takeHome: takeHome.entries,
    lastTime: lastTime.entries,
    lookBack: mirror.entries,
    speaking: speaking.entries,
    whose: { people: state.people, view, onView: setView },
    sizes: { choice: look, onChange: setLook },
    toSmallWindow: isNarrow || smallWindow() || state.link !== "live" ? undefined : () => guard(toSmallWindow),
    open: dialogs.open,
    oneByOne: { isOn: pace.isOneByOne, set: pace.setOneByOne },
    showExplained,
    prompts: prompts.entries,
    stopHere: () => guard(stopHere),
    toNotes: () => guard(() => visit("/notes")),
    finish: () => guard(finish),
  };
  const writers = state.writers.length;
  const hint = hintFor({ role: state.you.role, writers, isNarrow, seen: look.hintsSeen });
  useKey("cover", useSafety().cover);
  usePartsAhead();
  const { stranded } = useOutbox().state;
  return (
    <PaceContext value={pace}>
      <div className="note">
        <NoteBar state={state} isNarrow={isNarrow} onInvite={people.invite} onPeople={people.open}>
          <WritingCommands connection={connection} editors={editors} state={state}>
            {(commands) => <MoreMenu entries={moreEntries({ ...entries, commands })} />}
          </WritingCommands>
        </NoteBar>
        {people.shown}
        <main data-authors={view} {...speaking.voice}>
          {typeof state.link === "object" && <StoppedBanner reason={state.link.refused} editors={editors} />}
          {stranded.length > 0 && typeof state.link !== "object" && <strandedWords.Part story={editors.story} />}
          {hint && <FirstHint name={hint} onClose={() => setLook({ hintsSeen: [...look.hintsSeen, hint] })} />}
          {isAlone && <InvitePrompt onInvite={people.invite} onHere={speaking.onHere} />}
          <SinceYouLooked connection={connection} state={state} editors={editors} />
          {lastTime.shown}
          <WritingHelp state={state} />
          <Sheets
            connection={connection}
            state={state}
            isNarrow={isNarrow}
            editors={editors}
            onEditor={onEditor}
            dock={speaking.dock}
          />
        </main>
        {asking}
        {askingOwnLine}
        {speaking.screen}
        {prompts.shown}
        {takeHome.shown}
        {mirror.shown}
        {dialogs.shown}
        {sitting}
        <Announcing connection={connection} state={state} editors={editors} />
      </div>
    </PaceContext>
  );
}
