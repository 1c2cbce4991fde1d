import { Trans, useLingui } from "@lingui/react/macro";
import { type Outcome, outcomeKey, type OutcomeName, OUTCOMES, type SealedLine } from "@ourwords/note";
import type { PlanLine, PlanPerson, Seal } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { type ReactElement, useEffect, useEffectEvent, useRef } from "react";
import { useSay } from "../announcing/Announcer.tsx";
import { Chip } from "../look/Chip.tsx";
import { speakerOf } from "../meaning/explained-words.ts";
import type { OpenState } from "../note/open-state.ts";
import { AuthoredText } from "../plan/PlanLines.tsx";
import { Toggle } from "../plan-lines/Toggle.tsx";
import { peopleThen } from "../sitting/people-then.ts";
import { sealedBlocks } from "../sitting/sealed-blocks.ts";
import { youOn } from "../whose-words/you-on.ts";
import { outcomeSaid, outcomeWord } from "./last-time-words.ts";

interface LastTimeLinesProps {
  readonly connection: NoteConnection;
  readonly state: OpenState;
  readonly seal: Seal;
  readonly lines: readonly SealedLine[];
  readonly said: readonly Outcome[];
}

/** LT3: last time's lines, each with one tap for who writes now, and what the others say of it. */
export function LastTimeLines({ connection, state, seal, lines, said }: LastTimeLinesProps): ReactElement {
  const { t, i18n } = useLingui();
  const say = useSay();
  const people = peopleThen(seal, state.people);
  const speaker = speakerOf(connection);
  const isStopped = typeof state.link === "object";
  const called = (id: PlanPerson["id"]): Pick<PlanPerson, "name" | "look"> =>
    state.people.find((each) => each.id === id) ??
    people.find((each) => each.id === id) ?? { name: t`Somebody`, look: "slate" };
  const known = useRef(said);
  const tell = useEffectEvent((now: readonly Outcome[]) => {
    for (const { line, participant, is } of now) {
      const before = known.current.some((one) => one.line === line && one.participant === participant && one.is === is);
      const text = lines.find(({ id }) => id === line)?.text.trim();
      if (before || state.writers.includes(participant) || text === undefined) continue;
      const what = outcomeSaid(i18n, called(participant).name, is);
      say(t`“${text}”. ${what}`);
    }
    known.current = now;
  });
  useEffect(() => tell(said), [said]);
  const put = (line: string, is: OutcomeName, isOn: boolean): void => {
    if (speaker === undefined) return;
    const outcomes = connection.doc.getMap("outcomes");
    const key = outcomeKey({ seal: seal.seq, line, participant: speaker });
    if (isOn) outcomes.delete(key);
    else outcomes.set(key, is);
  };
  // With a name where several read one screen, each of whom is "you".
  const name = speaker === undefined || speaker === youOn(state) ? undefined : called(speaker).name;
  return (
    <>
      <p className="quiet">
        {speaker === undefined ? (
          <Trans>You are writing down somebody else’s words. What became of a line, each says in their own name.</Trans>
        ) : name === undefined ? (
          <Trans>What became of it? One tap each, if you like. You need not all say the same.</Trans>
        ) : (
          <Trans>{name}, what became of it? One tap each, if you like. You need not all say the same.</Trans>
        )}
      </p>
      <ul>
        {lines.map(({ id, block, text, who, by }) => {
          const about = said.filter(({ line }) => line === id);
          const own = about.find(({ participant }) => participant === speaker)?.is;
          const others = about.filter(({ participant }) => participant !== speaker);
          return (
            <li key={id}>
              <AuthoredText blocks={sealedBlocks([block], () => factsOf({ who, by }))} people={people} />
              {speaker !== undefined && (
                <div className="line-choices" role="group" aria-label={text}>
                  {OUTCOMES.map((is) => (
                    <Toggle
                      key={is}
                      isOneOf
                      isOn={own === is}
                      isDisabled={isStopped}
                      onPress={() => put(id, is, own === is)}
                    >
                      {outcomeWord(i18n, is)}
                    </Toggle>
                  ))}
                </div>
              )}
              {others.map(({ participant, is }) => (
                <p key={participant} className="last-time-said">
                  <Chip {...called(participant)} />
                  <span>{outcomeSaid(i18n, called(participant).name, is)}</span>
                </p>
              ))}
            </li>
          );
        })}
      </ul>
    </>
  );
}

const factsOf = ({ who, by }: Pick<SealedLine, "who" | "by">): Pick<PlanLine, "who" | "by"> => ({
  ...(who.length > 0 && { who }),
  ...(by !== undefined && { by }),
});
