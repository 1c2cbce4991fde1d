import type { Voice } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { useCallback, useEffect, useRef } from "react";
import type { OpenState } from "../note/open-state.ts";

/**
 * A voice that is to speak as soon as this page has it: the one that wrote before a reload, or of who just sat down.
 * Otherwise their next words would get another's name.
 */
export function useWantedVoice(
  connection: NoteConnection,
  { voices }: OpenState,
  first: Voice | undefined,
): (voice: Voice) => void {
  const wanted = useRef(first);
  const look = useCallback(() => {
    const voice = connection.voices.find(
      ({ author, scribe }) => author === wanted.current?.author && scribe === wanted.current.scribe,
    );
    if (!voice) return;
    wanted.current = undefined;
    connection.speakAs(voice.client);
  }, [connection]);
  useEffect(look, [look, voices]);
  return useCallback(
    (voice) => {
      wanted.current = voice;
      look();
    },
    [look],
  );
}
