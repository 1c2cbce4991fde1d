import { FRAGMENTS, type FragmentName } from "@ourwords/note";
import type { NoteConnection } from "@ourwords/sync/client";
import { type ReactElement, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { part } from "../app/part.tsx";
import type { Editors } from "../note/OpenNote.tsx";
import type { OpenState } from "../note/open-state.ts";
import { EXPLAIN } from "../writing/explaining.ts";
import { SHOW_EXPLAINED } from "./show-explained.ts";

const meanings = part(async () => (await import("./Meanings.tsx")).Meanings);

/** What is asked of the explained words: a new object each time. */
export type MeaningAsk = { readonly about: FragmentName } | { readonly about: "list" };

interface MeaningDoorProps {
  readonly connection: NoteConnection;
  readonly state: OpenState;
  readonly editors: Editors;
}

/** Fetches what draws and asks for meanings once a word is explained or somebody asks. The first word needs none of it. */
export function MeaningDoor({ connection, state, editors }: MeaningDoorProps): ReactElement | undefined {
  const store = useMemo(() => hasMeaningsStore(connection), [connection]);
  const hasMeanings = useSyncExternalStore(store.subscribe, store.hasMeanings);
  const [ask, setAsk] = useState<MeaningAsk>();
  useEffect(() => {
    const show = (): void => setAsk({ about: "list" });
    window.addEventListener(SHOW_EXPLAINED, show);
    return () => window.removeEventListener(SHOW_EXPLAINED, show);
  }, []);
  useEffect(() => {
    const ends = FRAGMENTS.map((about) => {
      const dom = editors[about]?.view.dom;
      const open = (): void => setAsk({ about });
      dom?.addEventListener(EXPLAIN, open);
      return () => dom?.removeEventListener(EXPLAIN, open);
    });
    return () => {
      for (const end of ends) end();
    };
  }, [editors]);
  if (!hasMeanings && !ask) return undefined;
  return <meanings.Part connection={connection} state={state} editors={editors} ask={ask} />;
}

function hasMeaningsStore({ doc }: NoteConnection) {
  const map = doc.getMap("meanings");
  return {
    hasMeanings: () => map.size > 0,
    subscribe: (listener: () => void) => {
      map.observe(listener);
      return () => map.unobserve(listener);
    },
  };
}
