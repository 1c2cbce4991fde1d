import { useLingui } from "@lingui/react/macro";
import type { TakenOut } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { useEffect, useEffectEvent } from "react";
import { browserClock } from "../browser/browser-clock.ts";
import type { OpenState } from "../note/open-state.ts";
import { takenOutNews, wordsBack } from "../taken-out/taken-out-words.ts";
import { TakenOutNews } from "./taken-out-news.ts";
import type { SayNews } from "./use-say-news.ts";

/** AU8: says what others took out, and when words are back. `standing`: what was taken out when the note was opened. */
export function useTakenOutNews(
  connection: NoteConnection,
  state: OpenState,
  standing: readonly TakenOut[],
  sayNews: SayNews,
): void {
  const { i18n } = useLingui();
  const writers = useEffectEvent(() => state.writers);
  const tell = useEffectEvent((news: "taken" | "back", record: TakenOut) => {
    const words = news === "taken" ? takenOutNews(i18n, record, state) : wordsBack(i18n, record, state);
    // Whoever took them out wants to know as well that they are back.
    const isYours = [record.of, record.by].some((each) => state.writers.includes(each));
    sayNews(words, isYours ? { about: "your-words" } : { about: "text", isMine: false });
  });
  useEffect(() => {
    const news = new TakenOutNews({
      clock: browserClock,
      writers: () => writers(),
      standing,
      tell: (...each) => tell(...each),
    });
    const look = (): void => news.look(connection.takenOut);
    look();
    const stop = connection.onAuthors(look);
    return () => {
      stop();
      news.close();
    };
  }, [connection, standing]);
}
