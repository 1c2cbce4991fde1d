import { Trans, useLingui } from "@lingui/react/macro";
import type { Participant } from "@ourwords/protocol";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { Button } from "../look/Button.tsx";
import { NUMBERS, NumberPad } from "./NumberPad.tsx";
import type { Seated, SitDown } from "./seat.ts";
import { SeatedWords } from "./SeatedWords.tsx";
import { WhatItMeans } from "./WhatItMeans.tsx";

interface OwnSeatProps {
  readonly person: Participant;
  readonly host: Participant;
  readonly onSit: (sitDown: SitDown) => Promise<Seated>;
  readonly onWait: (signal: AbortSignal) => Promise<Seated>;
  /** they sat here a moment ago, and know what it means */
  readonly isBack?: boolean;
}

/** Their seat on this screen too: by their four numbers, or by a yes on a page of their own. */
export function OwnSeat({ person, host, onSit, onWait, isBack = false }: OwnSeatProps): ReactElement {
  const { t } = useLingui();
  const [typed, setTyped] = useState("");
  const [outcome, setOutcome] = useState<Seated | "asking">();
  const wait = useRef<AbortController>(undefined);
  useEffect(() => () => wait.current?.abort(), []);
  const { name } = person;
  const sit = (numbers: string | undefined): void => {
    const ask = async (): Promise<void> => {
      setOutcome("asking");
      const seated = await onSit({ name, ...(numbers !== undefined && { numbers }) });
      setOutcome(seated);
      if (seated !== "waiting") return;
      wait.current = new AbortController();
      const { signal } = wait.current;
      const said = await onWait(signal);
      if (!signal.aborted) setOutcome(said);
    };
    void ask();
  };
  const take = (value: string): void => {
    setTyped(value.length < NUMBERS ? value : "");
    if (value.length === NUMBERS) sit(value);
  };
  if (outcome === "waiting") {
    return (
      <div className="stack">
        <p role="status">
          <Trans>
            Look at your own phone or computer, where this note is open. It asks you whether to let this screen in.
          </Trans>
        </p>
        <Button
          kind="plain"
          onPress={() => {
            wait.current?.abort();
            setOutcome(undefined);
          }}
        >
          <Trans>Stop waiting</Trans>
        </Button>
      </div>
    );
  }
  return (
    <div className="stack here-numbers">
      {!isBack && <WhatItMeans host={host.name} />}
      <NumberPad
        label={t`Your four numbers, ${name}`}
        value={typed}
        onChange={take}
        isDisabled={outcome === "asking"}
      />
      <SeatedWords outcome={outcome} />
      <Button kind="plain" isDisabled={outcome === "asking"} onPress={() => sit(undefined)}>
        <Trans>I have no numbers: ask my own phone</Trans>
      </Button>
    </div>
  );
}
