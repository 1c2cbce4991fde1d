import { Trans } from "@lingui/react/macro";
import type { Participant, Role } from "@ourwords/protocol";
import { type ReactElement, useState } from "react";
import { Checkbox } from "react-aria-components/Checkbox";
import { Form } from "react-aria-components/Form";
import { Label } from "react-aria-components/Label";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import type { Invited } from "../api/invite-api.ts";
import { DeedFailure } from "../app/DeedFailure.tsx";
import type { Deed } from "../app/use-deed.ts";
import { Button } from "../look/Button.tsx";
import { Icon } from "../look/Icon.tsx";
import { NameField } from "../look/NameField.tsx";
import { takingPart } from "../look/people-words.ts";
import { invitableBy } from "./invitable.ts";

export type Guest = Invited;

export interface InviteFormProps {
  readonly you: Participant;
  /** sits at your page: who else comes in is theirs to say */
  readonly person: Participant | undefined;
  readonly people: readonly Participant[];
  readonly deed: Deed;
  readonly onMake: (guest: Guest) => void;
}

/** Who is to come, as what, and whether you look at the door first. */
export function InviteForm({ you, person, people, deed, onMake }: InviteFormProps): ReactElement {
  const own = invitableBy(you.role);
  const roles = [...new Set([...own, ...(person ? invitableBy(person.role) : [])])];
  const [role, setRole] = useState<Role>(roles[0] ?? "person");
  const [name, setName] = useState("");
  const [reach, setReach] = useState<"plan" | "note">("plan");
  const [ask, setAsk] = useState(false);
  // A note has one person: once they are in, an invitation for them opens it on another device of theirs.
  const seated = role === "person" ? takingPart(people).find((each) => each.role === "person") : undefined;
  const isYours = seated?.id === you.id;
  return (
    <Form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const access = role === "supporter" ? reach : "note";
        if (deed.kind !== "doing") onMake({ role, name: seated ? "" : name.trim(), access, ask });
      }}
    >
      {roles.length > 1 && (
        <RadioGroup
          className="views boxed"
          value={role}
          onChange={(chosen) => setRole(roles.find((each) => each === chosen) ?? role)}
        >
          <Label>
            <Trans>Who is it?</Trans>
          </Label>
          {roles.map((each) => (
            <Radio key={each} value={each}>
              <span className="dot" />
              <GuestName role={each} person={person?.name} />
            </Radio>
          ))}
        </RadioGroup>
      )}
      {seated ? (
        <p>
          {isYours ? (
            <Trans>This opens the note on your other phone or computer, as you.</Trans>
          ) : (
            <Trans>
              {seated.name} is in this note already. This opens it on another phone or computer of theirs. There they
              type their four numbers, or somebody lets them in.
            </Trans>
          )}
        </p>
      ) : (
        <NameField
          label={<Trans>What are they called?</Trans>}
          hint={<Trans>You can leave this empty. They can change it when they join.</Trans>}
          value={name}
          onChange={setName}
        />
      )}
      {role === "supporter" && (
        <RadioGroup
          className="views boxed"
          value={reach}
          onChange={(chosen) => setReach(chosen === "note" ? "note" : "plan")}
        >
          <Label>
            <Trans>What do you share with them?</Trans>
          </Label>
          <Radio value="plan">
            <span className="dot" />
            <Trans>They see the plan only. They can read it, not change it.</Trans>
          </Radio>
          <Radio value="note">
            <span className="dot" />
            <Trans>They write with us, and see the whole note.</Trans>
          </Radio>
        </RadioGroup>
      )}
      {(!seated || isYours) && (
        <Checkbox className="tick-box" isSelected={ask} onChange={setAsk}>
          <span className="box">
            <Icon name="tick" />
          </span>
          <Trans>Ask me before they come in by the link</Trans>
        </Checkbox>
      )}
      <Button kind="main" type="submit">
        <Trans>Make the invitation</Trans>
      </Button>
      <DeedFailure deed={deed} />
    </Form>
  );
}

function GuestName({ role, person }: { readonly role: Role; readonly person: string | undefined }): ReactElement {
  switch (role) {
    case "person":
      return person === undefined ? (
        <Trans>Me, on my other phone or computer</Trans>
      ) : (
        <Trans>{person}, on another phone or computer</Trans>
      );
    case "clinician":
      return <Trans>A clinician</Trans>;
    case "peer":
      return <Trans>A peer worker</Trans>;
    case "supporter":
      return <Trans>A supporter: family or a friend</Trans>;
  }
}
