import { Trans, useLingui } from "@lingui/react/macro";
import type { Participant, ParticipantId } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { type ReactElement, type ReactNode, useState } from "react";
import { listed } from "../look/people-words.ts";
import { AuthoredText } from "../plan/PlanLines.tsx";
import { LeftAnswer } from "../sitting/LeftAnswer.tsx";
import { nameOf } from "../taken-out/taken-out-words.ts";
import { mirrorOf } from "./mirror-of.ts";
import { UncheckedWords } from "./UncheckedWords.tsx";

interface MirrorWordsProps {
  readonly connection: NoteConnection;
  readonly you: ParticipantId;
  readonly people: readonly Participant[];
}

/** What there is to look back on, and three questions that ask for no answer. It is worked out once, for what was kept. */
export function MirrorWords({ connection, you, people }: MirrorWordsProps): ReactElement {
  const { i18n } = useLingui();
  const [{ resting, takenOut, open, left, unchecked }] = useState(() => mirrorOf(connection, you, people));
  const persons = people.filter(({ role }) => role === "person").map(({ name }) => name);
  const names = listed(persons, i18n.locale);
  return (
    <>
      <p className="quiet">
        <Trans>Nobody else sees this. It is not kept and not sent, and it is gone when you close it.</Trans>
      </p>
      <Part
        title={<Trans>Lines of the plan with {names}’s words</Trans>}
        none={resting.length === 0 && <Trans>No line of the plan has words of {names}’s in it, or quotes them.</Trans>}
      >
        <AuthoredText blocks={resting.map((line) => ({ kind: "line", line }))} people={people} />
      </Part>
      <Part
        title={<Trans>Words you took out</Trans>}
        none={takenOut.length === 0 && <Trans>You took out nobody else’s words.</Trans>}
      >
        <ul>
          {takenOut.map(({ id, of, text }) => {
            const owner = nameOf(i18n, of, people);
            return (
              <li key={id}>
                <Trans>
                  “<bdi>{text}</bdi>”, words of {owner}’s
                </Trans>
              </li>
            );
          })}
        </ul>
        <p className="quiet">
          <Trans>They can be put back in the note.</Trans>
        </p>
      </Part>
      <Part
        title={<Trans>Still open</Trans>}
        none={open.length + left.length === 0 && <Trans>No answer to the plan is open.</Trans>}
      >
        {open.length > 0 && <AuthoredText blocks={open.map((line) => ({ kind: "line", line }))} people={people} />}
        {left.map((answer) => (
          <LeftAnswer
            key={`${answer.line} ${answer.participant}`}
            answer={answer}
            name={nameOf(i18n, answer.participant, people)}
          />
        ))}
      </Part>
      <Part
        title={<Trans>Written down, not checked yet</Trans>}
        none={unchecked.length === 0 && <Trans>Nothing waits to be checked.</Trans>}
      >
        <ul>
          {unchecked.map((passage) => (
            <UncheckedWords key={passage.key} passage={passage} people={people} />
          ))}
        </ul>
      </Part>
      <Part title={<Trans>To think about</Trans>}>
        <ul>
          <li>
            <Trans>Which words of {names}’s would you like to hear more about next time?</Trans>
          </li>
          <li>
            <Trans>Was there something that {names} began to say, and that is not in the note?</Trans>
          </li>
          <li>
            <Trans>What do you see differently now than when you sat down together?</Trans>
          </li>
        </ul>
      </Part>
    </>
  );
}

interface PartProps {
  readonly title: ReactNode;
  /** said instead, where there is nothing to show */
  readonly none?: ReactNode;
  readonly children: ReactNode;
}

const Part = ({ title, none = false, children }: PartProps): ReactElement => (
  <section>
    <h3>{title}</h3>
    {none === false ? children : <p className="quiet">{none}</p>}
  </section>
);
