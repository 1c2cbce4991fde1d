import { Trans } from "@lingui/react/macro";
import type { InvitationAnswer, NoteId, Participant } from "@ourwords/protocol";
import { type ReactElement, useCallback, useState } from "react";
import { invite } from "../api/invite-api.ts";
import { useDeed } from "../app/use-deed.ts";
import { Sheetlet } from "../look/Sheetlet.tsx";
import { type Guest, InviteForm } from "./InviteForm.tsx";
import { InviteLink } from "./InviteLink.tsx";

export interface InviteDialogProps {
  readonly note: NoteId;
  readonly you: Participant;
  readonly people: readonly Participant[];
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** IN2: first who, then the link that brings them in. */
export const InviteDialog = ({ isOpen, onOpenChange, ...invitation }: InviteDialogProps): ReactElement => (
  <Sheetlet title={<Trans>Invite somebody to write with you</Trans>} isOpen={isOpen} onOpenChange={onOpenChange}>
    <Steps {...invitation} />
  </Sheetlet>
);

type StepsProps = Pick<InviteDialogProps, "note" | "you" | "people">;

function Steps({ note, you, people }: StepsProps): ReactElement {
  const [invitation, setInvitation] = useState<InvitationAnswer>();
  const [deed, run] = useDeed(useCallback((made: InvitationAnswer) => setInvitation(made), []));
  const make = (guest: Guest): void => run(() => invite(note, guest));
  return invitation ? (
    <InviteLink invitation={invitation} onAnother={() => setInvitation(undefined)} />
  ) : (
    <InviteForm you={you} people={people} deed={deed} onMake={make} />
  );
}
