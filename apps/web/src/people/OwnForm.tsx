import { Trans } from "@lingui/react/macro";
import { type Look, MAX_LABEL, type NoteId, type Participant } from "@ourwords/protocol";
import { type ReactElement, useCallback, useState } from "react";
import { Form } from "react-aria-components/Form";
import { changeOwn } from "../api/people-api.ts";
import { DeedFailure } from "../app/DeedFailure.tsx";
import { Button } from "../look/Button.tsx";
import { LookField } from "../look/LookField.tsx";
import { NameField } from "../look/NameField.tsx";
import type { OpenState } from "../note/open-state.ts";
import { lookHolder } from "./look-holder.ts";
import { useNumbersDeed } from "./use-numbers-deed.tsx";

interface OwnFormProps {
  readonly note: NoteId;
  readonly state: OpenState;
  /** you, or the person, who sits at your page */
  readonly who: Participant;
  readonly onDone: () => void;
}

/** What you are called and how your words look. The words you have written change with it. */
export function OwnForm({ note, state, who, onDone }: OwnFormProps): ReactElement {
  const [name, setName] = useState(who.name);
  const [label, setLabel] = useState(who.label ?? "");
  const [look, setLook] = useState(who.look);
  const { deed, run, step } = useNumbersDeed(
    state,
    useCallback(() => onDone(), [onDone]),
  );
  const mayHaveLabel = who.role === "peer" || who.role === "supporter";
  const takenBy = (each: Look): string | undefined => {
    const holder = lookHolder({ ...state, you: who }, each);
    return holder && !holder.gives ? holder.name : undefined;
  };
  const swapped = look === who.look ? undefined : lookHolder({ ...state, you: who }, look);
  const holder = swapped?.name;
  if (step) return step;
  return (
    <Form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const change = {
          name: name.trim(),
          ...(look !== who.look && { look }),
          ...(mayHaveLabel && { label: label.trim() }),
        };
        if (deed.kind !== "doing") run((numbers) => changeOwn({ note, as: who.id }, { ...change, ...numbers }));
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
      <DeedFailure deed={deed} />
    </Form>
  );
}
