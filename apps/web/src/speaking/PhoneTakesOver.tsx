import { Trans, useLingui } from "@lingui/react/macro";
import type { NoteId, Participant } from "@ourwords/protocol";
import { type ReactElement, useCallback } from "react";
import { Failure } from "../api/Failure.tsx";
import { invite } from "../api/invite-api.ts";
import { useAnswer } from "../app/use-answer.ts";
import { Button } from "../look/Button.tsx";
import { Sheetlet } from "../look/Sheetlet.tsx";
import { QrCode } from "../inviting/QrCode.tsx";

interface PhoneTakesOverProps {
  readonly note: NoteId;
  readonly person: Participant;
  /** they have a page of their own open now */
  readonly isIn: boolean;
  /** gives the seat on this screen up */
  readonly onGiveUp: () => void;
  readonly onClose: () => void;
}

/** One square to scan, and Sam goes on as Sam on their own phone. */
export function PhoneTakesOver({ note, person, isIn, onGiveUp, onClose }: PhoneTakesOverProps): ReactElement {
  const { name } = person;
  return (
    <Sheetlet
      title={<Trans>{name}, go on with your own phone</Trans>}
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
    >
      {isIn ? (
        <>
          <p role="status">
            <Trans>Your phone is in. Do you still want to write on this screen too?</Trans>
          </p>
          <div className="choices">
            <Button kind="main" onPress={onGiveUp}>
              <Trans>No, only on my phone</Trans>
            </Button>
            <Button kind="plain" onPress={onClose}>
              <Trans>Yes, on both</Trans>
            </Button>
          </div>
        </>
      ) : (
        <Square note={note} person={person} />
      )}
    </Sheetlet>
  );
}

function Square({ note, person }: Pick<PhoneTakesOverProps, "note" | "person">): ReactElement {
  const { t } = useLingui();
  const [answer, again] = useAnswer(
    useCallback(() => invite(note, { role: "person", name: "" }, person.id), [note, person.id]),
  );
  switch (answer.kind) {
    case "waiting":
      return <p className="wait">…</p>;
    case "ok":
      return (
        <div className="scan">
          <QrCode text={answer.value.link} label={t`A square to scan with a camera`} />
          <div>
            <p>
              <Trans>
                Point your phone’s camera at the square, then type your four numbers there. You come in as {person.name}
                .
              </Trans>
            </p>
            <p className="quiet">
              <Trans>It works once. Only you should scan it.</Trans>
            </p>
          </div>
        </div>
      );
    case "problem":
    case "offline":
    case "unclear":
      return (
        <>
          <p role="alert">
            <Failure failure={answer} />
          </p>
          <Button kind="plain" onPress={again}>
            <Trans>Try again</Trans>
          </Button>
        </>
      );
  }
}
