import { Trans, useLingui } from "@lingui/react/macro";
import type { TakenOut } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { type KeyboardEvent, type MouseEvent, type ReactElement, useId, useState } from "react";
import { isMarkKey } from "../writing/mark-keys.ts";
import { useSay } from "../announcing/Announcer.tsx";
import type { OpenState } from "../note/open-state.ts";
import { type PutBackState, putBackState } from "./put-back-state.ts";
import { takenOutWords } from "./taken-out-words.ts";

interface TakenOutMarkProps {
  readonly record: TakenOut;
  readonly connection: NoteConnection;
  readonly state: OpenState;
  /** the one mark of its sheet that Tab leads to */
  readonly isInTabOrder: boolean;
  readonly onVisit: () => void;
  /** back to the text, with the caret where it was */
  readonly onLeave: () => void;
  /** to the mark behind this one */
  readonly onNext: () => void;
}

/** AU8: who took out how much of whose words; shows them; puts them back. */
export function TakenOutMark({ record, connection, state, isInTabOrder, ...on }: TakenOutMarkProps): ReactElement {
  const { i18n, t } = useLingui();
  const say = useSay();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const isLive = state.link === "live";
  const [before, setPutBack] = useState<PutBackState>("ready");
  const putBack = putBackState(before, isLive);
  if (putBack !== before) setPutBack(putBack);
  const isBusy = putBack === "asked";
  const ask = (): void => {
    if (isBusy) return;
    setPutBack(isLive ? "asked" : "offline");
    if (isLive) connection.putBack(record.id);
    else say(t`No connection. Try again when you are back.`, "answer");
  };
  const go = (event: KeyboardEvent<HTMLElement>): void => {
    if (isMarkKey(event)) {
      event.preventDefault();
      on.onNext();
    } else if (event.key === "Escape" && isOpen) {
      setOpen(false);
      event.currentTarget.querySelector("button")?.focus();
    } else if (event.key === "Escape") on.onLeave();
  };
  const buttons = { type: "button", tabIndex: isInTabOrder ? 0 : -1, onMouseDown: stayInTheText } as const;
  return (
    <span className="taken-mark" role="group" aria-labelledby={`${id}fact`} onFocus={on.onVisit} onKeyDown={go}>
      <span className="taken-row">
        <span id={`${id}fact`}>{takenOutWords(i18n, record, state)}</span>{" "}
        <span className="taken-acts">
          <button
            {...buttons}
            aria-expanded={isOpen}
            aria-controls={isOpen ? `${id}words` : undefined}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? <Trans>Hide</Trans> : <Trans>Show</Trans>}
          </button>{" "}
          <button {...buttons} aria-disabled={isBusy} onClick={ask}>
            {isBusy ? <Trans>Putting back…</Trans> : <Trans>Put back</Trans>}
          </button>
        </span>
      </span>
      {isOpen && (
        <span className="taken-words" id={`${id}words`}>
          <span className="w in" data-look={state.people.find((person) => person.id === record.of)?.look ?? "slate"}>
            {record.text}
          </span>
        </span>
      )}
      {putBack === "offline" && (
        <span className="taken-problem">
          <Trans>No connection. Try again when you are back.</Trans>
        </span>
      )}
    </span>
  );
}

/** A press with the mouse or a finger leaves the caret, and the keyboard on the screen, as they are. */
const stayInTheText = (event: MouseEvent): void => event.preventDefault();
