import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { listed } from "../look/people-words.ts";
import type { OpenState } from "../note/open-state.ts";
import { keyLabel } from "./key-press.ts";
import { COMMANDS, FIXED_KEYS } from "./keys.ts";
import { useKeys } from "./Keys.tsx";

/** The id of the sentences that describe the two texts: who is here, and how to leave. */
export const WRITING_HELP = "writing-help";

export function WritingHelp({ state }: { readonly state: OpenState }): ReactElement {
  const { here, people, voices, writers } = state;
  const { i18n } = useLingui();
  const { isMac } = useKeys();
  const others = people.filter(({ id }) => !writers.includes(id) && here.some(({ participant }) => participant === id));
  const names = listed(
    others.map(({ name }) => name),
    i18n.locale,
  );
  const [leave, buttons, marks] = (["leave-text", "to-buttons", "to-marks"] as const).map((id) =>
    keyLabel(FIXED_KEYS[id].key, isMac),
  );
  const [all, change] = (["keys", "next-voice"] as const).map((id) => keyLabel(COMMANDS[id].key, isMac));
  return (
    <p id={WRITING_HELP} className="hidden-words">
      {others.length === 0 && <Trans>Nobody else is here now.</Trans>}
      {others.length === 1 && <Trans>{names} is here.</Trans>}
      {others.length > 1 && <Trans>{names} are here.</Trans>}{" "}
      {voices.length > 1 && <Trans>{change} changes who writes.</Trans>}{" "}
      <Trans>
        {leave} takes you out of the text, {buttons} to its buttons, {marks} to words that were taken out. {all} lists
        all keys.
      </Trans>
    </p>
  );
}
