import { useLingui } from "@lingui/react/macro";
import type { NoteConnection } from "@ourwords/sync/client";
import { useEffect, useEffectEvent } from "react";
import { useSay } from "./Announcer.tsx";
import { browserClock } from "./browser-clock.ts";
import type { OpenState } from "./open-state.ts";
import { TakenOutNews } from "./taken-out-news.ts";
import { takenOutNews, wordsBack } from "./taken-out-words.ts";

/** Says politely what others took out, and when words are back. */
export function useTakenOutNews(connection: NoteConnection, state: OpenState): void {
  const { i18n } = useLingui();
  const say = useSay();
  const tell = useEffectEvent<ConstructorParameters<typeof TakenOutNews>[0]["tell"]>((news, record) => {
    say(news === "taken" ? takenOutNews(i18n, record, state) : wordsBack(i18n, record, state));
  });
  const you = state.you.id;
  useEffect(() => {
    const news = new TakenOutNews({
      clock: browserClock,
      you,
      standing: connection.takenOut,
      tell: (...each) => tell(...each),
    });
    const stop = connection.onAuthors(() => news.look(connection.takenOut));
    return () => {
      stop();
      news.close();
    };
  }, [connection, you]);
}
