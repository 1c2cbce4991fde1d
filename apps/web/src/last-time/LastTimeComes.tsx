import { Trans, useLingui } from "@lingui/react/macro";
import type { NoteId, Seal } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { type ReactElement, useEffect, useEffectEvent, useId, useState } from "react";
import { createPortal } from "react-dom";
import { useSay } from "../announcing/Announcer.tsx";
import { Button } from "../look/Button.tsx";
import { speakerOf } from "../meaning/explained-words.ts";
import type { OpenState } from "../note/open-state.ts";
import { planTopId, sheetId } from "../sheets/sheet-ids.ts";
import { LastTimeLines } from "./LastTimeLines.tsx";
import { lastTimeTitle } from "./last-time-words.ts";
import { useKeptLines } from "./use-kept-lines.ts";
import { useOutcomes } from "./use-outcomes.ts";
import "../since/since.css";
import "./last-time.css";

export interface LastTimeComesProps {
  readonly note: NoteId;
  readonly connection: NoteConnection;
  readonly state: OpenState;
  /** the plan is behind its tab */
  readonly isNarrow: boolean;
  readonly seal: Seal;
  readonly onShow: () => void;
  readonly onSince: () => void;
  readonly onClose: () => void;
}

/**
 * LT5: comes by itself where who writes here has not said of every line what became of it: over the plan, or as a strip over
 * both sheets where the plan is behind its tab.
 */
export function LastTimeComes(props: LastTimeComesProps): ReactElement | undefined {
  const { note, connection, state, isNarrow, seal, onShow, onSince, onClose } = props;
  const { i18n } = useLingui();
  const say = useSay();
  const title = useId();
  const answer = useKeptLines({ note, as: state.you.id }, seal.seq);
  const lines = answer.kind === "ok" ? answer.value : undefined;
  const said = useOutcomes(connection.doc, seal.seq);
  const speaker = speakerOf(connection);
  const hasSaid = (id: string): boolean => said.some(({ line, participant }) => line === id && participant === speaker);
  // Once, when it is known: the last tap must not take the card away.
  const [isWanted, setWanted] = useState<boolean>();
  if (lines && isWanted === undefined) setWanted(!lines.every(({ id }) => hasSaid(id)));
  const when = lastTimeTitle(i18n, seal.at);
  const tell = useEffectEvent(() => say(when));
  useEffect(() => {
    if (isWanted) tell();
  }, [isWanted]);
  const top = document.getElementById(planTopId);
  if (!isWanted || !lines || !top) return undefined;
  const close = (): void => {
    // Not nowhere: to the sheet it stood on.
    const sheet = document.getElementById(sheetId("plan"));
    if (sheet && !isNarrow) {
      sheet.tabIndex = -1;
      sheet.focus({ preventScroll: true });
    }
    onClose();
  };
  if (isNarrow)
    return (
      <section className="since" aria-labelledby={title}>
        <div>
          <h2 id={title}>{when}</h2>
          <p>
            <Trans>What became of the plan?</Trans>
          </p>
        </div>
        <div className="choices">
          <Button kind="plain" onPress={onShow}>
            <Trans>Show me</Trans>
          </Button>
          <Button kind="bare" onPress={close}>
            <Trans>Skip</Trans>
          </Button>
        </div>
      </section>
    );
  return createPortal(
    <section className="last-time" aria-labelledby={title}>
      <h3 id={title}>{when}</h3>
      <LastTimeLines connection={connection} state={state} seal={seal} lines={lines} said={said} />
      <div className="choices">
        <Button kind="plain" onPress={onSince}>
          <Trans>What changed since</Trans>
        </Button>
        <Button kind="bare" onPress={close}>
          {lines.some(({ id }) => hasSaid(id)) ? <Trans>Close</Trans> : <Trans>Skip</Trans>}
        </Button>
      </div>
    </section>,
    top,
  );
}
