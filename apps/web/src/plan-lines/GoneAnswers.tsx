import { Trans, useLingui } from "@lingui/react/macro";
import { type Answered, stanceKey } from "@ourwords/note";
import type { ParticipantId } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { type ReactElement, useId } from "react";
import { Button } from "../look/Button.tsx";
import { speakerOf } from "../meaning/explained-words.ts";
import type { OpenState } from "../note/open-state.ts";
import { LineAnswer } from "./LineAnswer.tsx";
import { factsInWords } from "./line-in-words.ts";

interface GoneAnswersProps {
  readonly connection: NoteConnection;
  readonly state: OpenState;
  readonly answers: readonly Answered[];
}

/** PL11: answers to lines that were taken out or made something else. Nobody's answer goes out of sight because its line does. */
export function GoneAnswers({ connection, state, answers }: GoneAnswersProps): ReactElement {
  const { i18n, t } = useLingui();
  const id = useId();
  const called = (participant: ParticipantId) =>
    state.people.find((each) => each.id === participant) ?? ({ name: t`Somebody`, look: "slate" } as const);
  const names = { locale: i18n.locale, nameOf: (participant: ParticipantId) => called(participant).name };
  const speaker = typeof state.link === "object" ? undefined : speakerOf(connection);
  // Each as it was when it was answered: the same line may have said one thing to one and another to somebody else.
  const lines = Map.groupBy(answers, ({ line, of }) => JSON.stringify([line, of.text, factsInWords(of, names)]));
  return (
    <section className="gone-answers" aria-labelledby={id}>
      <h3 id={id}>
        <Trans>Answers to lines that are no longer here</Trans>
      </h3>
      <ul>
        {[...lines].map(([key, said]) => {
          const of = said[0]?.of;
          const facts = of ? factsInWords(of, names) : "";
          return (
            <li key={key}>
              <blockquote className="answered-line" dir="auto">
                {of?.text}
              </blockquote>
              {facts !== "" && <p dir="auto">{facts}</p>}
              {said.map((answer) => (
                <div key={answer.participant} className="gone-answer">
                  <LineAnswer
                    stance={answer}
                    now={undefined}
                    nameOf={names.nameOf}
                    name={called(answer.participant).name}
                    look={called(answer.participant).look}
                  />
                  {answer.participant === speaker && (
                    <Button kind="bare" onPress={() => connection.doc.getMap("stances").delete(stanceKey(answer))}>
                      <Trans>Take it back</Trans>
                    </Button>
                  )}
                </div>
              ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
