import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactElement, ReactNode } from "react";
import { Button } from "../look/Button.tsx";
import { Icon } from "../look/Icon.tsx";
import { inOrder, listed, takingPart } from "../look/people-words.ts";
import { CoverButton } from "../safety/CoverButton.tsx";
import { LeaveNowButton } from "../safety/LeaveNowButton.tsx";
import { invitableBy } from "../inviting/invitable.ts";
import type { OpenState } from "./open-state.ts";
import { People } from "../people/People.tsx";
import { SaveState, SaveStrip } from "../saving/SaveState.tsx";
import { useHeightToken } from "../browser/use-height-token.ts";
import { useSaving } from "../saving/use-saving.ts";
import { WhoCanSee } from "../people/WhoCanSee.tsx";

interface NoteBarProps {
  readonly state: OpenState;
  /** a phone: Cover and who can see this are in the dock */
  readonly isNarrow: boolean;
  readonly onInvite: () => void;
  readonly onPeople: () => void;
  /** the More menu */
  readonly children: ReactNode;
}

/** What is always there: leave now, who, saved, cover, invite, more; and below it, who can see this. */
export function NoteBar({ state, isNarrow, onInvite, onPeople, children }: NoteBarProps): ReactElement {
  const { t, i18n } = useLingui();
  const names = inOrder(takingPart(state.people)).map(({ name }) => name);
  const title = names.length > 1 ? listed(names, i18n.locale) : t`New note`;
  const { shown, said } = useSaving(state);
  return (
    <header ref={useHeightToken("--bar")} className="bar">
      <div className="bar-row">
        <LeaveNowButton />
        <div className="bar-title">
          <h1 title={title}>{title}</h1>
        </div>
        <People state={state} onPress={onPeople} />
        <SaveState shown={shown} said={said} />
        {!isNarrow && <CoverButton />}
        {invitableBy(state.you.role).length > 0 && (
          <Button kind="bare" onPress={onInvite} aria-label={t`Invite`}>
            <Icon name="invite" />
            <span className="word">
              <Trans>Invite</Trans>
            </span>
          </Button>
        )}
        {children}
      </div>
      <div className="bar-facts">
        {!isNarrow && <WhoCanSee people={state.people} />}
        <SaveStrip shown={shown} />
      </div>
    </header>
  );
}
