import { useLingui } from "@lingui/react/macro";
import { type Answered, parseStanceKey, planLines } from "@ourwords/note";
import { type ReactElement, useEffect, useEffectEvent, useState } from "react";
import { createPortal } from "react-dom";
import type { YMapEvent } from "yjs";
import { backToText } from "../look/back-to-text.ts";
import { useSay } from "../announcing/Announcer.tsx";
import { speakerOf } from "../meaning/explained-words.ts";
import { AnswerCard, type Draft } from "./AnswerCard.tsx";
import { BecauseHere } from "../because/BecauseHere.tsx";
import { drawLineNotes, type LineNote } from "./draw-line-notes.ts";
import { GoneAnswers } from "./GoneAnswers.tsx";
import { LineControls } from "./LineControls.tsx";
import type { LineNotesProps } from "./LineDoor.tsx";
import { LineFacts } from "./LineFacts.tsx";
import { QuestionsCard } from "./QuestionsCard.tsx";
import { shownLines } from "./shown-lines.ts";
import { type FactsDraft, WhoAndWhenCard } from "./WhoAndWhenCard.tsx";

/** What stands under the plan's lines and behind the last, and the cards in which somebody says something of one. */
export function LineNotes({ connection, state, plan, card, onCard }: LineNotesProps): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const [notes, setNotes] = useState<readonly LineNote[]>([]);
  const [gone, setGone] = useState<readonly Answered[]>([]);
  const [drafts] = useState(() => ({ answers: new Map<string, Draft>(), facts: new Map<string, FactsDraft>() }));
  const { doc } = connection;
  useEffect(
    () =>
      drawLineNotes(plan, connection, (drawn, left) => {
        setNotes(drawn);
        setGone(left);
      }),
    [plan, connection],
  );
  const isStopped = typeof state.link === "object";
  const tell = useEffectEvent((keys: Iterable<string>) => {
    for (const key of keys) {
      const parsed = parseStanceKey(key);
      // AU12: nobody is told what they said themselves, on another page.
      if (!parsed || state.writers.includes(parsed.participant)) continue;
      const who = state.people.find(({ id }) => id === parsed.participant)?.name;
      const line = planLines(doc).find(({ id }) => id === parsed.line)?.text;
      if (who && line) say(t`${who} answered “${line}” in the plan`);
    }
  });
  useEffect(() => {
    const stances = doc.getMap("stances");
    const hear = ({ keys, transaction }: YMapEvent<unknown>): void => {
      const told = [...keys].flatMap(([key, { action }]) => (action === "delete" ? [] : [key]));
      if (!transaction.local) tell(told);
    };
    stances.observe(hear);
    return () => stances.unobserve(hear);
  }, [doc]);
  const speaker = speakerOf(connection);
  // What it says now, also while nothing is drawn under it.
  const open = card && card.of !== "questions" ? shownLines(connection).get(card.line) : undefined;
  const close = (): void => backToText(() => onCard(undefined), plan.view);
  const sheet = plan.view.dom.closest(".sheet");
  return (
    <>
      {notes.map((note) =>
        createPortal(
          <>
            <LineFacts
              said={note}
              personOf={(id) => state.people.find((each) => each.id === id)}
              renderBecause={(index, author) => {
                const reason = note.reasons[index];
                const { isHere } = note;
                return reason && <BecauseHere {...author} {...{ reason, connection, state, isHere }} />;
              }}
            />
            {!isStopped && (
              <LineControls
                plan={plan}
                note={note}
                hasAnswered={note.stances.some(({ participant }) => participant === speaker)}
                onAnswer={() => onCard({ of: "answer", line: note.line.id })}
                onWho={() => onCard({ of: "who", line: note.line.id })}
              />
            )}
          </>,
          note.host,
          note.line.id,
        ),
      )}
      {sheet &&
        gone.length > 0 &&
        createPortal(<GoneAnswers connection={connection} state={state} answers={gone} />, sheet)}
      {card?.of === "answer" && open && (
        <AnswerCard
          key={open.line.id}
          connection={connection}
          state={state}
          shown={open}
          drafts={drafts.answers}
          onClose={close}
        />
      )}
      {card?.of === "who" && open && (
        <WhoAndWhenCard
          key={open.line.id}
          plan={plan}
          state={state}
          line={open.line}
          drafts={drafts.facts}
          onClose={close}
        />
      )}
      {card?.of === "questions" && <QuestionsCard plan={plan} onClose={close} />}
    </>
  );
}
