import { Trans } from "@lingui/react/macro";
import type { NoteId, Participant, Waiting } from "@ourwords/protocol";
import { type ReactElement, useCallback, useId } from "react";
import { answerWaiting } from "../api/people-api.ts";
import { DeedFailure } from "../app/DeedFailure.tsx";
import { Button } from "../look/Button.tsx";
import { useNumbersDeed } from "../people/use-numbers-deed.tsx";

interface LobbyCardProps {
  readonly note: NoteId;
  readonly people: readonly Participant[];
  readonly guest: Waiting;
  readonly words: string;
  readonly onAnswered: (verdict: "in" | "out") => void;
}

export function LobbyCard({ note, people, guest: { id, how }, words, onAnswered }: LobbyCardProps): ReactElement {
  const what = useId();
  const { deed, run, step } = useNumbersDeed(
    { people },
    useCallback((verdict: "in" | "out") => onAnswered(verdict), [onAnswered]),
  );
  const answer = (verdict: "in" | "out"): void =>
    run(async (numbers) => {
      const result = await answerWaiting(note, id, verdict, numbers);
      return result.kind === "ok" ? { kind: "ok", value: verdict } : result;
    });
  const isBusy = deed.kind === "doing";
  return (
    <div className="lobby-card" role="group" aria-labelledby={what}>
      <p id={what}>
        {words} {how === "here" && <Trans>Say yes only if you sit there now.</Trans>}
      </p>
      {step ?? (
        <>
          <div className="choices">
            <Button kind="plain" aria-describedby={what} isDisabled={isBusy} onPress={() => answer("in")}>
              {how === "here" ? <Trans>Yes, it’s me</Trans> : <Trans>Let in</Trans>}
            </Button>
            <Button kind="bare" aria-describedby={what} isDisabled={isBusy} onPress={() => answer("out")}>
              {how === "here" ? <Trans>No</Trans> : <Trans>Not now</Trans>}
            </Button>
          </div>
          <DeedFailure deed={deed} />
        </>
      )}
    </div>
  );
}
