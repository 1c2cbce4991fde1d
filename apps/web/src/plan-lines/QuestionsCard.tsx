import { Trans, useLingui } from "@lingui/react/macro";
import type { Editor } from "@tiptap/core";
import { type ReactElement, useState, useSyncExternalStore } from "react";
import { Button } from "../look/Button.tsx";
import { Icon } from "../look/Icon.tsx";
import { Sheetlet } from "../look/Sheetlet.tsx";
import { moveQuestion, type PlanQuestion, putBackQuestion, questionsIn, takeOutQuestion } from "./plan-questions.ts";
import { Toggle } from "./Toggle.tsx";

interface QuestionsCardProps {
  readonly plan: Editor;
  readonly onClose: () => void;
}

/** PL10: which of the note's own questions stand in the plan. Each press does it at once; undo takes it back. */
export function QuestionsCard({ plan, onClose }: QuestionsCardProps): ReactElement {
  const { t } = useLingui();
  const doc = useSyncExternalStore(
    (listener) => {
      plan.on("transaction", listener);
      return () => {
        plan.off("transaction", listener);
      };
    },
    () => plan.state.doc,
  );
  const questions = inPlansOrder(questionsIn(doc));
  const [moved, setMoved] = useState<string>();
  const count = questions.length;
  const place = questions.findIndex(({ text }) => text === moved) + 1;
  return (
    <Sheetlet title={t`Questions in the plan`} isOpen onOpenChange={(isOpen) => isOpen || onClose()}>
      <p>
        <Trans>All of them are optional. Take one out, put it back, or move it. What you wrote under it stays.</Trans>
      </p>
      <div role="group" aria-label={t`Questions in the plan`} className="line-choices one-a-row">
        {questions.map(({ text, place: stands }) => (
          <div key={text} className="question-row">
            <Toggle
              isOn={stands !== undefined}
              onPress={() => (stands === undefined ? putBackQuestion(plan, text) : takeOutQuestion(plan, text))}
            >
              {text}
            </Toggle>
            {WAYS.map((way) => (
              <Button
                key={way}
                kind="bare"
                isDisabled={stands === undefined}
                aria-label={way === "up" ? t`Move up: ${text}` : t`Move down: ${text}`}
                onPress={() => {
                  moveQuestion(plan, text, way);
                  setMoved(text);
                }}
              >
                <Icon name={way === "up" ? "moveUp" : "moveDown"} />
              </Button>
            ))}
          </div>
        ))}
      </div>
      {/* The page behind a dialog is not heard. */}
      <p role="status" className="hidden-words">
        {moved !== undefined && (
          <Trans>
            {moved}: {place} of {count}
          </Trans>
        )}
      </p>
    </Sheetlet>
  );
}

const WAYS = ["up", "down"] as const;

/** As they stand in the plan; one that is taken out stays where it would be put back. */
function inPlansOrder(questions: readonly PlanQuestion[]): readonly PlanQuestion[] {
  const orders = questions.map(({ place }, index) => {
    const after = questions.slice(index).find((each) => each.place !== undefined)?.place ?? Number.MAX_SAFE_INTEGER;
    return place ?? after - 1;
  });
  return questions
    .map((question, index) => ({ question, order: orders[index] ?? 0 }))
    .toSorted((one, other) => one.order - other.order)
    .map(({ question }) => question);
}
