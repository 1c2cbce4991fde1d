import { Trans } from "@lingui/react/macro";
import { type Look, LOOKS, type Participant } from "@ourwords/protocol";
import { type ReactElement, useState } from "react";
import { Form } from "react-aria-components/Form";
import { Button } from "../look/Button.tsx";
import { LookField } from "../look/LookField.tsx";
import { NameField } from "../look/NameField.tsx";
import { ChooseNumbers } from "./ChooseNumbers.tsx";
import type { Seat, Seated, SitDown } from "./seat.ts";
import { SeatedWords } from "./SeatedWords.tsx";
import { WhatItMeans } from "./WhatItMeans.tsx";

interface NewSeatProps {
  readonly taken: Extract<Seat, { kind: "free" }>["looks"];
  readonly host: Participant;
  readonly onSit: (sitDown: SitDown) => Promise<Seated>;
}

type Step =
  | { readonly kind: "who" }
  | { readonly kind: "numbers" }
  | { readonly kind: "yes"; readonly numbers: string };

/** Who they are, then four numbers, twice, then their yes. */
export function NewSeat({ taken, host, onSit }: NewSeatProps): ReactElement {
  const [step, setStep] = useState<Step>({ kind: "who" });
  const [name, setName] = useState("");
  const [look, setLook] = useState<Look>(LOOKS.find((each) => !taken[each]) ?? "slate");
  const [outcome, setOutcome] = useState<Seated | "asking">();
  const called = name.trim();
  const sit = (numbers: string): void => {
    const ask = async (): Promise<void> => {
      setOutcome("asking");
      const seated = await onSit({ name: called, look, numbers });
      setOutcome(seated);
      if (seated === "look-taken") setStep({ kind: "who" });
    };
    void ask();
  };
  switch (step.kind) {
    case "who":
      return (
        <Form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            setOutcome(undefined);
            setStep({ kind: "numbers" });
          }}
        >
          <p>
            <Trans>Please take the keyboard. You write on this screen too, side by side with {host.name}.</Trans>
          </p>
          <NameField label={<Trans>What do you like to be called?</Trans>} value={name} onChange={setName} />
          <LookField value={look} onChange={setLook} takenBy={(each) => taken[each]} />
          <WhatItMeans host={host.name} />
          <Button kind="main" type="submit" isDisabled={called === ""}>
            <Trans>Next</Trans>
          </Button>
          <SeatedWords outcome={outcome} />
        </Form>
      );
    case "numbers":
      return (
        <ChooseNumbers onChosen={(numbers) => setStep({ kind: "yes", numbers })}>
          <Trans>
            {called}, choose four numbers that only you know. Without them nobody else can come back as you on this
            screen. {host.name}, please look away.
          </Trans>
        </ChooseNumbers>
      );
    case "yes":
      return (
        <div className="stack">
          <p>
            <Trans>
              From now on two people write on this screen: {called} and {host.name}.
            </Trans>
          </p>
          <WhatItMeans host={host.name} />
          <Button kind="main" autoFocus isDisabled={outcome === "asking"} onPress={() => sit(step.numbers)}>
            <Trans>Yes, I am {called}</Trans>
          </Button>
          <SeatedWords outcome={outcome} />
        </div>
      );
  }
}
