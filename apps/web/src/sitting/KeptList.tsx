import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { Button } from "../look/Button.tsx";
import { AddName } from "./AddName.tsx";
import { keptBy, keptWhen } from "./kept-words.ts";
import type { SealsProps } from "./SittingDialog.tsx";

/** What was kept so far, the newest first. */
export function KeptList({ connection, state, seals, onOpen }: SealsProps): ReactElement | undefined {
  const { i18n } = useLingui();
  if (seals.length === 0) return undefined;
  return (
    <div className="sitting">
      <h3>
        <Trans>Kept so far</Trans>
      </h3>
      <ul className="kept-list">
        {seals.toReversed().map((seal) => {
          const by = keptBy(seal, i18n.locale);
          return (
            <li key={seal.seq}>
              <Button kind="bare" onPress={() => onOpen(seal.seq)}>
                {keptWhen(i18n, seal.at)}
              </Button>
              <span className="quiet">
                <Trans>by {by}</Trans>
              </span>
              <AddName connection={connection} state={state} seal={seal} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
