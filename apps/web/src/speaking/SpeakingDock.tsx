import { Trans, useLingui } from "@lingui/react/macro";
import type { Participant } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { type ReactElement, useEffect, useState } from "react";
import { Button } from "../look/Button.tsx";
import { useSay } from "../announcing/Announcer.tsx";
import type { OpenState } from "../note/open-state.ts";
import { asksIn, type ScribeAsk } from "./scribe-asks.ts";
import { ScribeCard } from "./ScribeCard.tsx";
import { Speakers } from "./Speakers.tsx";
import type { SpeakingParts } from "./use-speaking.tsx";
import { useSeatLock } from "./use-seat-lock.ts";
import { WrittenDownCount } from "./WrittenDownCount.tsx";
import "../look/speaking-dock.css";

export interface SpeakingDockProps extends SpeakingParts {
  /** whose seat on this screen has ended without their leaving */
  readonly away: Participant | undefined;
  readonly onForget: () => void;
  /** somebody sat down a moment ago */
  readonly isNew: boolean;
  readonly onSettled: () => void;
}

/** What floats at the bottom when a page has several voices, or somebody would like to write down another's words. */
export function SpeakingDock(props: SpeakingDockProps): ReactElement {
  const { note, connection, state, editors, size, away, onForget, isNew, onSettled, onOpen, onWant } = props;
  const { t } = useLingui();
  const say = useSay();
  const { voices, writers } = state;
  const [said, setSaid] = useState<readonly string[]>([]);
  const [wanted, setWanted] = useState<ScribeAsk>();
  const asked = asksIn(state);
  const open = [...(wanted ? [wanted] : []), ...asked.filter((each) => !said.includes(keyOf(each)))];
  const [ask] = open;
  useSeatLock(note, connection, state);
  useGranted(connection, state);
  const answer = (which: ScribeAsk, may: boolean): void => {
    const go = async (): Promise<void> => {
      const answered = may ? await connection.letScribe(which.author.id, which.scribe.id, true) : undefined;
      if (answered?.ok === false) return say(t`This did not get through. Try again in a moment.`, "answer");
      setSaid((before) => [...before, keyOf(which)]);
      if (which !== wanted) return;
      setWanted(undefined);
      // Whoever pressed "ask first" wanted to write that way.
      if (may) onWant({ author: which.author.id, scribe: which.scribe.id });
    };
    void go();
  };
  return (
    <div className="speaking">
      {away && <SeatEnded person={away} onForget={onForget} onBack={() => onOpen({ kind: "here" })} />}
      {isNew && !size.isLarge && voices.length > 1 && !ask && (
        <LargerWords
          onLarge={() => {
            size.onLarge(true);
            onSettled();
          }}
          onClose={onSettled}
        />
      )}
      {ask && (
        <ScribeCard
          key={keyOf(ask)}
          author={ask.author}
          scribe={ask.scribe}
          isShared={writers.length > 1}
          onAnswer={(may) => answer(ask, may)}
        />
      )}
      {writers.length === 1 && !ask && <WrittenDownCount connection={connection} state={state} onOpen={onOpen} />}
      {voices.length > 1 && (
        <Speakers connection={connection} state={state} editors={editors} size={size} onAsk={setWanted} />
      )}
    </div>
  );
}

const keyOf = ({ author, scribe }: ScribeAsk): string => `${author.id} ${scribe.id}`;

/** What this page asked for was said yes to: nobody has to be asked any more. */
function useGranted(connection: NoteConnection, { here, scribes, you, people }: OpenState): void {
  const { t } = useLingui();
  const say = useSay();
  const asks = here.find(({ participant }) => participant === you.id)?.asks;
  const name = people.find(({ id }) => id === asks)?.name;
  const isGranted = scribes.some(({ author, scribe }) => author === asks && scribe === you.id);
  useEffect(() => {
    if (!isGranted || name === undefined) return;
    connection.askToWriteDown(undefined);
    say(t`${name} says yes. You can write down their words now.`);
  }, [connection, isGranted, name, say, t]);
}

interface SeatEndedProps {
  readonly person: Participant;
  readonly onForget: () => void;
  readonly onBack: () => void;
}

const SeatEnded = ({ person: { name }, onForget, onBack }: SeatEndedProps): ReactElement => (
  <section className="seat-ended" role="status">
    <p>
      <Trans>
        {name}’s seat on this screen is closed. Nobody can write as {name} here.
      </Trans>
    </p>
    <div className="choices">
      <Button kind="plain" preventFocusOnPress onPress={onBack}>
        <Trans>I am {name}, and back</Trans>
      </Button>
      <Button kind="bare" preventFocusOnPress onPress={onForget}>
        <Trans>Go on without {name}</Trans>
      </Button>
    </div>
  </section>
);

interface LargerWordsProps {
  readonly onLarge: () => void;
  readonly onClose: () => void;
}

/** Offered once, when two begin to read from one screen. */
const LargerWords = ({ onLarge, onClose }: LargerWordsProps): ReactElement => (
  <section className="written-down">
    <p>
      <Trans>Can you both read this from where you sit?</Trans>
    </p>
    <div className="choices">
      <Button kind="plain" preventFocusOnPress onPress={onLarge}>
        <Trans>Larger words</Trans>
      </Button>
      <Button kind="bare" preventFocusOnPress onPress={onClose}>
        <Trans>It is fine</Trans>
      </Button>
    </div>
  </section>
);
