import type { I18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactElement, useEffect, useEffectEvent, useState } from "react";
import { useSay } from "../announcing/Announcer.tsx";
import { Button } from "../look/Button.tsx";
import { useOutbox } from "../outbox/outbox-context.ts";
import type { SaveWords, Saving } from "./save-words.ts";

/** SV2, in the bar. What is shown changes with every key; what is said aloud changes only for the worse and on recovery. */
export function SaveState({ shown, said }: Pick<SaveWords, "shown" | "said">): ReactElement {
  const { i18n } = useLingui();
  const say = useSay();
  const tell = useEffectEvent((saving: Saving) => {
    // That the connection was refused, and why, the banner says.
    if (saving !== "stopped") say(saveText(i18n, saving), saving === "offline" ? "alert" : "answer");
  });
  useEffect(() => {
    if (said) tell(said);
  }, [said]);
  return (
    <span className="saving" data-save={shown}>
      {shown === "offline" ? <Trans>No connection</Trans> : saveText(i18n, shown)}
    </span>
  );
}

/** How long a connection may be gone before somebody may want to press something. */
const TRY_NOW_AFTER_MS = 5_000;

/** The long words, on a strip below: the bar's row stays as it is, and nothing in it jumps. */
export const SaveStrip = ({ shown }: Pick<SaveWords, "shown">): ReactElement | undefined =>
  shown === "offline" ? <OfflineStrip /> : undefined;

function OfflineStrip(): ReactElement {
  const { i18n } = useLingui();
  const { state, tryNow } = useOutbox();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), TRY_NOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className="save-strip">
      {state.keeping === "refused" ? (
        <Trans>No connection: your words are kept only as long as this page is open</Trans>
      ) : (
        saveText(i18n, "offline")
      )}
      {isLong && (
        <Button kind="bare" onPress={tryNow}>
          <Trans>Try now</Trans>
        </Button>
      )}
    </p>
  );
}

function saveText(i18n: I18n, of: Saving): string {
  switch (of) {
    case "saved":
      return i18n._(msg`Saved`);
    case "saving":
      return i18n._(msg`Saving…`);
    case "late":
      return i18n._(msg`Not saved yet`);
    case "offline":
      return i18n._(msg`No connection: your words are kept here and will be sent`);
    case "again":
      return i18n._(msg`Connected again`);
    case "stopped":
      return i18n._(msg`Not connected`);
  }
}
