import type { I18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactElement, useEffect, useEffectEvent } from "react";
import { useSay } from "../announcing/Announcer.tsx";
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

/** The long words, on a strip below: the bar's row stays as it is, and nothing in it jumps. */
export function SaveStrip({ shown }: Pick<SaveWords, "shown">): ReactElement | undefined {
  const { i18n } = useLingui();
  return shown === "offline" ? <p className="save-strip">{saveText(i18n, "offline")}</p> : undefined;
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
