import { useLingui } from "@lingui/react/macro";
import type { NoteId } from "@ourwords/protocol";
import type { ReactElement } from "react";
import type { OpenState } from "../note/open-state.ts";
import { LobbyCard } from "./LobbyCard.tsx";
import { lobbyWords } from "./lobby-words.ts";
import { useFocusBack } from "../people/use-focus-back.ts";
import "../look/people.css";

interface LobbyCardsProps {
  readonly note: NoteId;
  readonly state: OpenState;
  readonly onIn?: () => void;
  /** in a dialog, where nothing else of the page is heard */
  readonly isSaidHere?: boolean;
}

/** IN2: who is at the door. Takes no focus; gives it back to where it came from when its card goes. */
export function LobbyCards({ note, state, onIn, isSaidHere = false }: LobbyCardsProps): ReactElement {
  const { you, people, waiting } = state;
  const { t, i18n } = useLingui();
  const { remember, goBack } = useFocusBack();
  const cards = waiting.length > 0 && (
    <section className="lobby" aria-label={t`At the door`} onFocus={remember}>
      {waiting.map((each) => (
        <LobbyCard
          key={each.id}
          note={note}
          people={people}
          guest={each}
          words={lobbyWords(i18n, each, you)}
          onAnswered={(verdict) => {
            goBack();
            if (verdict === "in") onIn?.();
          }}
        />
      ))}
    </section>
  );
  // There before the first card, or what comes into it would not be heard.
  return isSaidHere ? (
    <div className="lobby-said" aria-live="polite">
      {cards}
    </div>
  ) : (
    <>{cards}</>
  );
}
