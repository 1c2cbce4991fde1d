import { Trans } from "@lingui/react/macro";
import { type Look, MAX_LABEL, type NoteId } from "@ourwords/protocol";
import { type ReactElement, useCallback, useState } from "react";
import { Form } from "react-aria-components/Form";
import { Failure } from "../api/Failure.tsx";
import { changeOwn } from "../api/people-api.ts";
import { useDeed } from "../app/use-deed.ts";
import { Button } from "../look/Button.tsx";
import { LookField } from "../look/LookField.tsx";
import { NameField } from "../look/NameField.tsx";
import type { OpenState } from "../note/open-state.ts";
import { lookHolder } from "./look-holder.ts";

interface OwnFormProps {
  readonly note: NoteId;
  readonly state: OpenState;
  readonly onDone: () => void;
}

/** What you are called and how your words look. The words you have written change with it. */
export function OwnForm({ note, state, onDone }: OwnFormProps): ReactElement {
  const { you } = state;
  const [name, setName] = useState(you.name);
  const [label, setLabel] = useState(you.label ?? "");
  const [look, setLook] = useState(you.look);
  const [deed, run] = useDeed(useCallback(() => onDone(), [onDone]));
  const mayHaveLabel = you.role === "peer" || you.role === "supporter";
  const takenBy = (each: Look): string | undefined => {
    const holder = lookHolder(state, each);
    return holder && !holder.gives ? holder.name : undefined;
  };
  const swapped = look === you.look ? undefined : lookHolder(state, look);
  const holder = swapped?.name;
  return (
    <Form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const change = {
          name: name.trim(),
          ...(look !== you.look && { look }),
          ...(mayHaveLabel && { label: label.trim() }),
        };
        if (deed.kind !== "doing") run(() => changeOwn({ note, as: you.id }, change));
      }}
    >
      <NameField label={<Trans>What do you like to be called?</Trans>} value={name} onChange={setName} />
      {mayHaveLabel && (
        <NameField
          label={<Trans>What else should stand beside your name?</Trans>}
          hint={<Trans>For example sister, friend or peer worker. You can leave this empty.</Trans>}
          most={MAX_LABEL}
          value={label}
          onChange={setLabel}
        />
      )}
      <LookField value={look} onChange={setLook} takenBy={takenBy} />
      <p className="quiet" role="status">
        {swapped?.gives && <Trans>{holder} had this one and gets yours.</Trans>}
      </p>
      <div className="choices">
        <Button kind="main" type="submit">
          <Trans>Keep it so</Trans>
        </Button>
        <Button kind="bare" onPress={onDone}>
          <Trans>Back</Trans>
        </Button>
      </div>
      <p className="said" role="alert">
        {deed.kind === "failed" && <Failure failure={deed.failure} />}
      </p>
    </Form>
  );
}
