import { Trans } from "@lingui/react/macro";
import type { InvitationAnswer, NoteId } from "@ourwords/protocol";
import { type ReactElement, useCallback, useState } from "react";
import { invite } from "../api/invite-api.ts";
import { useDeed } from "../app/use-deed.ts";
import { Sheetlet } from "../look/Sheetlet.tsx";
import type { OpenState } from "../note/open-state.ts";
import { InviteDoors } from "./InviteDoors.tsx";
import { type Guest, InviteForm } from "./InviteForm.tsx";
import { LobbyCards } from "./LobbyCards.tsx";
import { OpenInvitations } from "./OpenInvitations.tsx";
import "../look/people.css";

export interface InviteDialogProps {
  readonly note: NoteId;
  readonly state: OpenState;
  readonly onClose: () => void;
}

type Step =
  | { readonly kind: "who" }
  | { readonly kind: "doors"; readonly guest: Guest; readonly invitation: InvitationAnswer };

/** IN2: first who, then the three doors. Whoever comes to one of them is let in right here. */
export function InviteDialog({ note, state, onClose }: InviteDialogProps): ReactElement {
  const { you, people, waiting } = state;
  const [step, setStep] = useState<Step>({ kind: "who" });
  const [deed, run] = useDeed(useCallback((made: Step) => setStep(made), []));
  const make = (guest: Guest): void =>
    run(async () => {
      const made = await invite(note, guest);
      return made.kind === "ok" ? { kind: "ok", value: { kind: "doors", guest, invitation: made.value } } : made;
    });
  return (
    <Sheetlet
      title={<Trans>Invite somebody to write with you</Trans>}
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
    >
      {waiting.length > 0 && <LobbyCards note={note} you={you} waiting={waiting} onIn={onClose} isSaidHere />}
      {step.kind === "who" ? (
        <>
          <InviteForm you={you} people={people} deed={deed} onMake={make} />
          <OpenInvitations note={note} state={state} />
        </>
      ) : (
        <InviteDoors
          invitation={step.invitation}
          deed={deed}
          onNewCode={() => make(step.guest)}
          onAnother={() => setStep({ kind: "who" })}
        />
      )}
    </Sheetlet>
  );
}
