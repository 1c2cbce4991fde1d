import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { Button } from "../look/Button.tsx";
import { Icon } from "../look/Icon.tsx";
import { inOrder, listed } from "../look/people-words.ts";
import type { AuthorsView } from "./authors-view.ts";
import { invitableBy } from "./invitable.ts";
import { LeaveButton } from "./LeaveButton.tsx";
import type { OpenState } from "./open-state.ts";
import { People } from "./People.tsx";
import { SaveState } from "./SaveState.tsx";
import { WhoseWords } from "./WhoseWords.tsx";

export interface NoteBarProps {
  readonly state: OpenState;
  readonly view: AuthorsView;
  readonly onView: (view: AuthorsView) => void;
  readonly onInvite: () => void;
}

/** What is always there, in one row: leave, who, saved, invite, whose words. */
export function NoteBar({ state, view, onView, onInvite }: NoteBarProps): ReactElement {
  const { t, i18n } = useLingui();
  const names = inOrder(state.people).map(({ name }) => name);
  const title = names.length > 1 ? listed(names, i18n.locale) : t`New note`;
  return (
    <header className="bar">
      <LeaveButton isUnsaved={state.save === "late" || state.save === "offline"} />
      <div className="bar-title">
        <h1 title={title}>{title}</h1>
      </div>
      <People state={state} />
      <SaveState state={state} />
      {invitableBy(state.you.role).length > 0 && (
        <Button kind="bare" onPress={onInvite} aria-label={t`Invite`}>
          <Icon name="invite" />
          <span className="word">
            <Trans>Invite</Trans>
          </span>
        </Button>
      )}
      <WhoseWords people={state.people} view={view} onView={onView} />
    </header>
  );
}
