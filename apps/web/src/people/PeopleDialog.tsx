import { Trans, useLingui } from "@lingui/react/macro";
import type { NoteId, ParticipantId } from "@ourwords/protocol";
import { type ReactElement, useCallback, useState } from "react";
import { listPeople } from "../api/people-api.ts";
import { Failure } from "../api/Failure.tsx";
import { useAnswer } from "../app/use-answer.ts";
import { Button } from "../look/Button.tsx";
import { inOrder, listed, takingPart } from "../look/people-words.ts";
import { Sheetlet } from "../look/Sheetlet.tsx";
import { invitableBy } from "../inviting/invitable.ts";
import type { OpenState } from "../note/open-state.ts";
import { EnteredAsYou } from "./EnteredAsYou.tsx";
import { LeaveForGood } from "./LeaveForGood.tsx";
import { LobbyCards } from "../inviting/LobbyCards.tsx";
import { OwnForm } from "./OwnForm.tsx";
import { personHere } from "./person-here.ts";
import { PersonRow } from "./PersonRow.tsx";
import { RemovePerson } from "./RemovePerson.tsx";
import "../look/people.css";

export interface PeopleDialogProps {
  readonly note: NoteId;
  readonly state: OpenState;
  readonly onInvite: () => void;
  readonly onClose: () => void;
}

type Step = { readonly kind: "list" | "leave" } | { readonly kind: "own" | "remove"; readonly id: ParticipantId };

/** IN4: who is in this note, what they may do, when they opened it; your own name and look; and who goes. */
export function PeopleDialog({ note, state, onInvite, onClose }: PeopleDialogProps): ReactElement {
  const { you, people } = state;
  const [step, setStep] = useState<Step>({ kind: "list" });
  const back = useCallback(() => setStep({ kind: "list" }), []);
  const who = "id" in step ? takingPart(people).find(({ id }) => id === step.id) : undefined;
  const page = (): ReactElement => {
    if (step.kind === "leave") return <LeaveForGood note={note} state={state} onBack={back} />;
    if (who && step.kind === "own") return <OwnForm note={note} state={state} who={who} onDone={back} />;
    if (who) return <RemovePerson note={note} state={state} as={personHere(state) ?? you} who={who} onDone={back} />;
    return <List note={note} state={state} onInvite={onInvite} onStep={setStep} />;
  };
  return (
    <Sheetlet title={<Trans>People in this note</Trans>} isOpen onOpenChange={(isOpen) => isOpen || onClose()}>
      <LobbyCards note={note} state={state} isSaidHere />
      {page()}
    </Sheetlet>
  );
}

interface ListProps extends Omit<PeopleDialogProps, "onClose"> {
  readonly onStep: (step: Step) => void;
}

function List({ note, state, onInvite, onStep }: ListProps): ReactElement {
  const { you, people, here } = state;
  const { i18n } = useLingui();
  const [answer, again] = useAnswer(useCallback(() => listPeople({ note, as: you.id }), [note, you.id]));
  const known = answer.kind === "ok" ? answer.value : [];
  const present = new Set([you.id, ...here.map(({ participant }) => participant)]);
  const person = you.role === "person" ? you : personHere(state);
  const gone = people.filter(({ access }) => access === "none").map(({ name }) => name);
  const goneNames = listed(gone, i18n.locale);
  const owner = takingPart(people).find(({ role }) => role === "person")?.name;
  return (
    <div className="stack">
      <EnteredAsYou self={{ note, as: you.id }} people={known} onSaid={again} />
      <ul className="rows people-rows">
        {inOrder(takingPart(people)).map((each) => (
          <PersonRow
            key={each.id}
            who={each}
            isYou={each.id === you.id}
            isHere={present.has(each.id)}
            people={people}
            record={known.find(({ participant }) => participant.id === each.id)}
            onChange={[you.id, person?.id].includes(each.id) ? () => onStep({ kind: "own", id: each.id }) : undefined}
            onRemove={person && each.id !== person.id ? () => onStep({ kind: "remove", id: each.id }) : undefined}
          />
        ))}
      </ul>
      {answer.kind !== "ok" && answer.kind !== "waiting" && (
        <p className="said" role="alert">
          <Failure failure={answer} />
        </p>
      )}
      {gone.length > 0 && (
        <p className="quiet">
          <Trans>Not in the note any more: {goneNames}. Their words stay, under their name.</Trans>
        </p>
      )}
      {!person && owner !== undefined && (
        <p className="quiet">
          <Trans>
            It is {owner}’s note, so only {owner} can take somebody out.
          </Trans>
        </p>
      )}
      <div className="choices">
        {(person || invitableBy(you.role).length > 0) && (
          <Button kind="plain" onPress={onInvite}>
            <Trans>Invite somebody</Trans>
          </Button>
        )}
        <Button kind="bare" onPress={() => onStep({ kind: "leave" })}>
          <Trans>Leave this note for good</Trans>
        </Button>
      </div>
    </div>
  );
}
