import { useLingui } from "@lingui/react/macro";
import type { NoteId } from "@ourwords/protocol";
import { type ReactElement, useEffect, useRef } from "react";
import { useSay } from "../announcing/Announcer.tsx";
import type { OpenState } from "../note/open-state.ts";
import { LobbyCards } from "./LobbyCards.tsx";
import { lobbyWords } from "./lobby-words.ts";

interface LobbyProps {
  readonly note: NoteId;
  readonly state: OpenState;
}

/** A quiet card over the page for each who waits: said once, at every level, for only you can open the door. */
export function Lobby({ note, state }: LobbyProps): ReactElement | undefined {
  const { waiting, you } = state;
  const { t, i18n } = useLingui();
  const say = useSay();
  const told = useRef(new Set<string>());
  useEffect(() => {
    for (const guest of waiting) {
      if (told.current.has(guest.id)) continue;
      told.current.add(guest.id);
      const words = lobbyWords(i18n, guest, you);
      say(t`${words} You can answer at the top of the page.`);
    }
  }, [waiting, you, i18n, t, say]);
  if (waiting.length === 0) return undefined;
  return <LobbyCards note={note} state={state} />;
}
