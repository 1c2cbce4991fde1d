import { Trans, useLingui } from "@lingui/react/macro";
import type { NoteId, Seal } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { type ReactElement, useCallback } from "react";
import { Failure } from "../api/Failure.tsx";
import { readSince } from "../api/seals-api.ts";
import { useAnswer } from "../app/use-answer.ts";
import { Sheetlet } from "../look/Sheetlet.tsx";
import { Wait } from "../look/Wait.tsx";
import type { OpenState } from "../note/open-state.ts";
import { keptWhen } from "../sitting/kept-words.ts";
import { MirrorWords } from "./MirrorWords.tsx";
import "./mirror.css";

export interface MirrorProps {
  readonly note: NoteId;
  readonly connection: NoteConnection;
  readonly state: OpenState;
  readonly newest: Seal;
  readonly onClose: () => void;
}

/** PL13: shown only while the note is as it was kept. Of the note, nothing is asked of the server but whether it is. */
export function MirrorDialog({ note, connection, state, newest: { seq, at }, onClose }: MirrorProps): ReactElement {
  const { i18n } = useLingui();
  const { you, people, save } = state;
  const [answer] = useAnswer(useCallback(() => readSince({ note, as: you.id }, seq), [note, you.id, seq]));
  const when = keptWhen(i18n, at);
  return (
    <Sheetlet
      title={<Trans>Look back, only for you</Trans>}
      size="page"
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
    >
      <div className="mirror" data-authors="soft">
        {answer.kind === "waiting" ? (
          <Wait />
        ) : answer.kind !== "ok" ? (
          <p role="alert">
            <Failure failure={answer} />
          </p>
        ) : answer.value.same && save === "saved" ? (
          <MirrorWords connection={connection} you={you.id} people={people} />
        ) : (
          <p>
            <Trans>
              This is for when you have stopped. The note was kept on {when}, and it has changed since. Choose “Let’s
              stop here” first.
            </Trans>
          </p>
        )}
      </div>
    </Sheetlet>
  );
}
