import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { Failure } from "../api/Failure.tsx";
import { Button } from "../look/Button.tsx";
import { Sheetlet } from "../look/Sheetlet.tsx";
import { Wait } from "../look/Wait.tsx";
import type { LastTimeComesProps } from "./LastTimeComes.tsx";
import { LastTimeLines } from "./LastTimeLines.tsx";
import { lastTimeTitle } from "./last-time-words.ts";
import { useKeptLines } from "./use-kept-lines.ts";
import { useOutcomes } from "./use-outcomes.ts";
import "./last-time.css";

type LastTimeDialogProps = Omit<LastTimeComesProps, "isNarrow" | "onShow">;

/** LT5: the same, when somebody asks for it. */
export function LastTimeDialog({ note, connection, state, seal, onSince, onClose }: LastTimeDialogProps): ReactElement {
  const { i18n } = useLingui();
  const answer = useKeptLines({ note, as: state.you.id }, seal.seq);
  const said = useOutcomes(connection.doc, seal.seq);
  return (
    <Sheetlet title={lastTimeTitle(i18n, seal.at)} isOpen onOpenChange={(isOpen) => isOpen || onClose()}>
      <div className="last-time" data-authors="soft">
        {answer.kind === "waiting" ? (
          <Wait />
        ) : answer.kind !== "ok" ? (
          <p role="alert">
            <Failure failure={answer} />
          </p>
        ) : answer.value.length === 0 ? (
          <p className="quiet">
            <Trans>Nothing stood in the plan then.</Trans>
          </p>
        ) : (
          <LastTimeLines connection={connection} state={state} seal={seal} lines={answer.value} said={said} />
        )}
        <div className="choices">
          <Button kind="plain" onPress={onSince}>
            <Trans>What changed since</Trans>
          </Button>
        </div>
      </div>
    </Sheetlet>
  );
}
