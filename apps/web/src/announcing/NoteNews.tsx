import type { ParticipantId, TakenOut } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import type { Editors } from "../note/OpenNote.tsx";
import type { OpenState } from "../note/open-state.ts";
import { useChangeNews } from "./use-change-news.ts";
import { usePeopleNews } from "./use-people-news.ts";
import { useSayNews } from "./use-say-news.ts";
import { useTakenOutNews } from "./use-taken-out-news.ts";

/** What was so when the note was opened: no news. */
export interface Before {
  readonly here: readonly ParticipantId[];
  readonly takenOut: readonly TakenOut[];
}

export interface NoteNewsProps {
  readonly connection: NoteConnection;
  readonly state: OpenState;
  readonly editors: Editors;
  readonly before: Before;
}

/** Says what others do, as far as its person wants to hear it. A part of its own, loaded once the note can be written in. */
export function NoteNews({ connection, state, editors, before }: NoteNewsProps): undefined {
  const sayNews = useSayNews();
  usePeopleNews(connection, state, before.here, sayNews);
  useTakenOutNews(connection, state, before.takenOut, sayNews);
  useChangeNews(connection, state, editors, sayNews);
}
