import type { Editor } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { ySyncPluginKey } from "y-prosemirror";
import { browserClock } from "../browser/browser-clock.ts";
import type { Editors } from "../note/OpenNote.tsx";
import { type Rest, VoiceRest } from "./voice-rest.ts";

/** How long ago somebody wrote on this page with this voice. */
export function useVoiceRest({ story, plan }: Editors, voice: number): Rest {
  const rest = useMemo(() => restOf(), []);
  const state = useSyncExternalStore(rest.subscribe, rest.state);
  useEffect(() => rest.switched(voice), [rest, voice]);
  useEffect(() => {
    const wrote = ({ transaction }: { transaction: Transaction }): void => {
      if (transaction.docChanged && !transaction.getMeta(ySyncPluginKey)) rest.wrote();
    };
    const editors = [story, plan].filter((each): each is Editor => each !== undefined);
    for (const editor of editors) editor.on("transaction", wrote);
    return () => {
      for (const editor of editors) editor.off("transaction", wrote);
    };
  }, [rest, story, plan]);
  return state;
}

function restOf() {
  const listeners = new Set<() => void>();
  const rest = new VoiceRest(browserClock, () => {
    for (const listener of listeners) listener();
  });
  let last: number | undefined;
  return {
    state: rest.state,
    wrote: () => rest.wrote(),
    switched: (voice: number) => {
      if (voice !== last) rest.switched();
      last = voice;
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) rest.close();
      };
    },
  };
}
