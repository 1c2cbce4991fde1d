import { useLingui } from "@lingui/react/macro";
import type { ParticipantId } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { useEffect, useEffectEvent } from "react";
import { browserClock } from "../browser/browser-clock.ts";
import type { OpenState } from "../note/open-state.ts";
import { nameOf } from "../taken-out/taken-out-words.ts";
import { PeopleNews } from "./people-news.ts";
import type { SayNews } from "./use-say-news.ts";

/** Says who comes and who goes. `before`: who was here when the note was opened. */
export function usePeopleNews(
  connection: NoteConnection,
  { people }: OpenState,
  before: readonly ParticipantId[],
  sayNews: SayNews,
): void {
  const { t, i18n } = useLingui();
  const tell = useEffectEvent((news: "here" | "gone", id: ParticipantId) => {
    const who = nameOf(i18n, id, people);
    sayNews(news === "here" ? t`${who} is here.` : t`${who} has gone.`, { about: "people" });
  });
  useEffect(() => {
    const news = new PeopleNews({ clock: browserClock, here: before, tell: (...each) => tell(...each) });
    const look = (): void => {
      const state = connection.state();
      if (state.phase !== "open" || state.link !== "live") return news.pause();
      news.look(
        state.here.map(({ participant }) => participant),
        state.writers,
      );
    };
    look();
    const stop = connection.subscribe(look);
    return () => {
      stop();
      news.pause();
    };
  }, [connection, before]);
}
