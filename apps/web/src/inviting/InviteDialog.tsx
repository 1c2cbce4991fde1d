import { Trans } from "@lingui/react/macro";
import type { InvitationAnswer, NoteId } from "@ourwords/protocol";
import { type ReactElement, useCallback, useState } from "react";
import { invite } from "../api/invite-api.ts";
import { Sheetlet } from "../look/Sheetlet.tsx";
import { invitableBy } from "./invitable.ts";
import type { OpenState } from "../note/open-state.ts";
import { InviteDoors } from "./InviteDoors.tsx";
import { type Guest, InviteForm } from "./InviteForm.tsx";
import { LobbyCards } from "./LobbyCards.tsx";
import { OpenInvitations } from "./OpenInvitations.tsx";
import { personHere } from "../people/person-here.ts";
import { useNumbersDeed } from "../people/use-numbers-deed.tsx";
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
  const { you, people } = state;
  const person = personHere(state);
  const [step, setStep] = useState<Step>({ kind: "who" });
  const {
    deed,
    run,
    step: numbers,
  } = useNumbersDeed(
    state,
    useCallback((made: Step) => setStep(made), []),
  );
  const make = (guest: Guest): void =>
    run(async (said) => {
      // Whom only the person may invite, they do, also at your page.
      const by = person && !invitableBy(you.role).includes(guest.role) ? person : you;
      const made = await invite(note, { ...guest, ...said }, by.id);
      return made.kind === "ok" ? { kind: "ok", value: { kind: "doors", guest, invitation: made.value } } : made;
    });
  return (
    <Sheetlet
      title={<Trans>Invite somebody to write with you</Trans>}
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
    >
      <LobbyCards note={note} state={state} onIn={onClose} isSaidHere />
      {numbers}
      {/* Kept while the numbers are asked for, with what was chosen in it. */}
      {step.kind === "who" ? (
        <div className="stack" hidden={numbers !== undefined}>
          <InviteForm you={you} person={person} people={people} deed={deed} onMake={make} />
          <OpenInvitations note={note} state={state} />
        </div>
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
