import { Trans } from "@lingui/react/macro";
import { type ReactElement, useCallback, useState } from "react";
import type { ApiResult } from "../api/api-result.ts";
import { part } from "../app/part.tsx";
import { type Deed, useDeed } from "../app/use-deed.ts";
import { Button } from "../look/Button.tsx";
import type { OpenState } from "../note/open-state.ts";

const numbersStep = part(async () => (await import("../speaking/NumbersStep.tsx")).NumbersStep);

/** What goes along: nothing at first, and the numbers once the server has asked for them. */
export type Attempt<T> = (said: { readonly numbers?: string }) => Promise<ApiResult<T>>;

export interface NumbersDeed<T> {
  readonly deed: Deed;
  readonly run: (attempt: Attempt<T>) => void;
  /** in place of what started it, while the person is asked for their numbers */
  readonly step: ReactElement | undefined;
}

/** `useDeed` for what takes the person's four numbers at somebody else's device (IN9). */
export function useNumbersDeed<T>({ people }: Pick<OpenState, "people">, onDone: (value: T) => void): NumbersDeed<T> {
  const [asked, setAsked] = useState<{ readonly attempt: Attempt<T> }>();
  const done = useCallback(
    (value: T) => {
      setAsked(undefined);
      onDone(value);
    },
    [onDone],
  );
  const [deed, run] = useDeed(done);
  const first = (attempt: Attempt<T>): void =>
    run(async () => {
      const result = await attempt({});
      if (result.kind === "problem" && result.reason === "numbers-missing") setAsked({ attempt });
      return result;
    });
  const name = people.find(({ role, access }) => role === "person" && access === "note")?.name;
  if (!asked || name === undefined) return { deed, run: first, step: undefined };
  return {
    deed,
    run: first,
    step: (
      <numbersStep.Part name={name} deed={deed} onSay={(numbers) => run(() => asked.attempt({ numbers }))}>
        <Button kind="bare" isDisabled={deed.kind === "doing"} onPress={() => setAsked(undefined)}>
          <Trans>Back</Trans>
        </Button>
      </numbersStep.Part>
    ),
  };
}
