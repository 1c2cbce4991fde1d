import { Trans } from "@lingui/react/macro";
import type { Participant, Role } from "@ourwords/protocol";
import { type ReactElement, useState } from "react";
import { Form } from "react-aria-components/Form";
import { Label } from "react-aria-components/Label";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { Failure } from "../api/Failure.tsx";
import type { Deed } from "../app/use-deed.ts";
import { Button } from "../look/Button.tsx";
import { NameField } from "../look/NameField.tsx";
import { invitableBy } from "./invitable.ts";

export interface Guest {
  readonly role: Role;
  /** empty when they will say it themselves */
  readonly name: string;
}

export interface InviteFormProps {
  readonly you: Participant;
  readonly people: readonly Participant[];
  readonly deed: Deed;
  readonly onMake: (guest: Guest) => void;
}

export function InviteForm({ you, people, deed, onMake }: InviteFormProps): ReactElement {
  const roles = invitableBy(you.role);
  const [role, setRole] = useState<Role>(roles[0] ?? "person");
  const [name, setName] = useState("");
  // A note has one person: once they are in, a link for them opens it on another device of theirs.
  const seated = role === "person" ? people.find((each) => each.role === "person") : undefined;
  return (
    <Form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onMake({ role, name: seated ? "" : name.trim() });
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
              <GuestName role={each} />
            </Radio>
          ))}
        </RadioGroup>
      )}
      {seated ? (
        <p>
          {seated.id === you.id ? (
            <Trans>The link opens this note on your other phone or computer, as you.</Trans>
          ) : (
            <Trans>
              {seated.name} is in this note already. The link opens it on another phone or computer of theirs.
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
      <Button kind="main" type="submit" isDisabled={deed.kind === "doing"}>
        <Trans>Make a link</Trans>
      </Button>
      <p className="said" role="alert">
        {deed.kind === "failed" && <Failure failure={deed.failure} />}
      </p>
    </Form>
  );
}

function GuestName({ role }: { readonly role: Role }): ReactElement {
  switch (role) {
    case "person":
      return <Trans>Me, on my other phone or computer</Trans>;
    case "clinician":
      return <Trans>A clinician</Trans>;
    case "peer":
      return <Trans>A peer worker</Trans>;
    case "supporter":
      return <Trans>A supporter: family or a friend</Trans>;
  }
}
