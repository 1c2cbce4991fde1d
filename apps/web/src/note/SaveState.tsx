import type { I18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactElement, useEffect, useEffectEvent } from "react";
import { useSay } from "./Announcer.tsx";
import type { OpenState } from "./open-state.ts";
import type { Saving } from "./save-words.ts";
import { useSaving } from "./use-saving.ts";

/**
 * SV2, in the bar. What is shown changes with every key; what is said aloud changes only for the worse and on recovery. The
 * long words stand on a strip under the bar: the bar stays one row, and nothing in it jumps.
 */
export function SaveState({ state }: { readonly state: OpenState }): ReactElement {
  const { i18n } = useLingui();
  const say = useSay();
  const { shown, said } = useSaving(state);
  const tell = useEffectEvent((saving: Saving) => say(saveText(i18n, saving)));
  useEffect(() => {
    if (said) tell(said);
  }, [said]);
  return (
    <>
      <span className="saving" data-save={shown}>
        {shown === "offline" ? <Trans>No connection</Trans> : saveText(i18n, shown)}
      </span>
      {shown === "offline" && <p className="save-strip">{saveText(i18n, "offline")}</p>}
    </>
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
