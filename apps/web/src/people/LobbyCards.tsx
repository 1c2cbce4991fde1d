import { useLingui } from "@lingui/react/macro";
import type { NoteId } from "@ourwords/protocol";
import { type FocusEvent, type ReactElement, useRef } from "react";
import type { OpenState } from "../note/open-state.ts";
import { LobbyCard } from "./LobbyCard.tsx";
import { lobbyWords } from "./lobby-words.ts";
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
  const before = useRef<HTMLElement>(undefined);
  const remember = ({ relatedTarget, currentTarget }: FocusEvent<HTMLElement>): void => {
    if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget)) before.current = relatedTarget;
  };
  const goBack = (): void => {
    if (before.current?.isConnected) before.current.focus({ preventScroll: true });
  };
  return (
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
      {isSaidHere && (
        <span className="hidden-words" role="status">
          {waiting.map((each) => lobbyWords(i18n, each, you)).join(" ")}
        </span>
      )}
    </section>
  );
}
