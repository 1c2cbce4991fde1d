import { Trans } from "@lingui/react/macro";
import type { ReactElement } from "react";
import type { OpenState } from "./open-state.ts";
import type { Saving } from "./save-words.ts";
import { useSaving } from "./use-saving.ts";

/**
 * SV2, in the bar. What is shown changes with every key; what is said aloud is another element, and changes only for the
 * worse and on recovery. The long words stand on a strip under the bar: the bar stays one row, and nothing in it jumps.
 */
export function SaveState({ state }: { readonly state: OpenState }): ReactElement {
  const { shown, said } = useSaving(state);
  return (
    <>
      <span className="saving" data-save={shown}>
        {shown === "offline" ? <Trans>No connection</Trans> : <SaveWords of={shown} />}
      </span>
      {shown === "offline" && (
        <p className="save-strip">
          <SaveWords of="offline" />
        </p>
      )}
      <span className="hidden-words" role="status">
        {said && <SaveWords of={said} />}
      </span>
    </>
  );
}

function SaveWords({ of }: { readonly of: Saving }): ReactElement {
  switch (of) {
    case "saved":
      return <Trans>Saved</Trans>;
    case "saving":
      return <Trans>Saving…</Trans>;
    case "late":
      return <Trans>Not saved yet</Trans>;
    case "offline":
      return <Trans>No connection: your words are kept here and will be sent</Trans>;
    case "again":
      return <Trans>Connected again</Trans>;
    case "stopped":
      return <Trans>Not connected</Trans>;
  }
}
