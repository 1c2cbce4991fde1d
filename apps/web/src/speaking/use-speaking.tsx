import type { Look, NoteId, Participant, Voice } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { part } from "../app/part.tsx";
import type { MoreEntry } from "../menu/more-entry.ts";
import type { Editors } from "../note/OpenNote.tsx";
import type { OpenState } from "../note/open-state.ts";
import { asksIn } from "./scribe-asks.ts";
import { readSharedHere, rememberSharedHere } from "./shared-here.ts";
import type { Passage } from "./passages.ts";
import type { SpeakingScreen } from "./speaking-screen.ts";
import { toPassage } from "./to-passage.ts";
import { useSpeakingEntries } from "./use-speaking-entries.ts";
import { useWantedVoice } from "./use-wanted-voice.ts";
import { useWrittenDown } from "./use-written-down.ts";

const speakingDock = part(async () => (await import("./SpeakingDock.tsx")).SpeakingDock);
const speakingScreens = part(async () => (await import("./SpeakingScreens.tsx")).SpeakingScreens);

/** What every part of it works with. */
export interface SpeakingParts {
  readonly note: NoteId;
  readonly connection: NoteConnection;
  readonly state: OpenState;
  readonly editors: Editors;
  readonly onOpen: (screen: SpeakingScreen) => void;
  /** words for two to read from where they sit */
  readonly size: { readonly isLarge: boolean; readonly onLarge: (isLarge: boolean) => void };
  /** this voice speaks, as soon as the page has it */
  readonly onWant: (voice: Voice) => void;
}

type SpeakingOptions = Pick<SpeakingParts, "note" | "connection" | "state" | "editors" | "size">;

/** All that a page with several voices has besides. Nothing of it is fetched before it is needed. */
export interface SpeakingPage {
  readonly entries: readonly MoreEntry[];
  readonly dock: ReactElement | undefined;
  readonly screen: ReactElement | undefined;
  /** for the element around the sheets: the voice's look, while there is more than one voice */
  readonly voice: { readonly "data-voice"?: "own" | "written-down"; readonly "data-look"?: Look };
  /** "Sam is here with me"; missing for whom it is not theirs to say */
  readonly onHere: (() => void) | undefined;
}

export function useSpeaking({ note, connection, state, editors, size }: SpeakingOptions): SpeakingPage {
  const [screen, setScreen] = useState<SpeakingScreen>();
  const [last] = useState(() => readSharedHere(note).voice);
  const want = useWantedVoice(connection, state, last);
  const [away, onLeft] = useAway(state, note);
  const [isNew, setNew] = useState(false);
  const onMend = useMending(connection, editors, screen, setScreen);
  const isWrittenDown = useWrittenDown(connection, state.writers);
  const entries = useSpeakingEntries({ connection, state, isWrittenDown, onOpen: setScreen });
  const { voice, voices, people } = state;
  const isSwitching = voices.length > 1;
  const isAtWork = isSwitching || isWrittenDown || away !== undefined || asksIn(state).length > 0;
  const page = { note, connection, state, editors, size, onOpen: setScreen, onWant: want };
  const look = people.find(({ id }) => id === voice.author)?.look;
  return {
    entries,
    dock: isAtWork ? (
      <speakingDock.Part
        {...page}
        away={away}
        onForget={() => onLeft(away)}
        isNew={isNew}
        onSettled={() => setNew(false)}
      />
    ) : undefined,
    screen: screen && (
      <speakingScreens.Part
        {...page}
        screen={screen}
        onSat={() => setNew(true)}
        onLeft={onLeft}
        onMend={onMend}
        onClose={() => setScreen(undefined)}
      />
    ),
    voice: isSwitching && look ? { "data-voice": voice.scribe ? "written-down" : "own", "data-look": look } : {},
    onHere: mayHost(state) ? () => setScreen({ kind: "here" }) : undefined,
  };
}

/** The caret can only go into the text when nothing lies over it any more. */
function useMending(
  connection: NoteConnection,
  editors: Editors,
  screen: SpeakingScreen | undefined,
  onScreen: (screen: undefined) => void,
): (passage: Passage) => void {
  const mending = useRef<Passage>(undefined);
  useEffect(() => {
    if (screen || !mending.current) return;
    toPassage(mending.current, connection, editors);
    mending.current = undefined;
  }, [screen, connection, editors]);
  return (passage) => {
    mending.current = passage;
    onScreen(undefined);
  };
}

/** Whose seat on this screen has ended without their leaving: by a lock, by time, or from their own page. */
function useAway(
  { writers, people, voice, link }: OpenState,
  note: NoteId,
): readonly [away: Participant | undefined, onLeft: (who: Participant | undefined) => void] {
  const [away, setAway] = useState<Participant>();
  const before = useRef(writers);
  const left = useRef<Participant>(undefined);
  useEffect(() => {
    if (link !== "live") return;
    const gone = people.find(({ id }) => before.current.includes(id) && !writers.includes(id));
    before.current = writers;
    setAway((last) =>
      gone && gone.id !== left.current?.id ? gone : last && !writers.includes(last.id) ? last : undefined,
    );
    rememberSharedHere(note, { sharing: writers.slice(1), voice });
  }, [writers, people, voice, link, note]);
  return [
    away,
    (who) => {
      left.current = who;
      setAway(undefined);
    },
  ];
}

/** Whoever the note's person may sit down with: everybody who writes in it, but the person. */
const mayHost = ({ you, writers, people }: OpenState): boolean =>
  you.role !== "person" &&
  you.access === "note" &&
  !people.some(({ id, role }) => role === "person" && writers.includes(id));
