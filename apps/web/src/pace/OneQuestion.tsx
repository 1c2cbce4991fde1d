import { Trans, useLingui } from "@lingui/react/macro";
import type { FragmentName } from "@ourwords/note";
import type { NoteConnection } from "@ourwords/sync/client";
import type { Editor } from "@tiptap/core";
import { type ReactElement, useEffect, useEffectEvent, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { Button } from "../look/Button.tsx";
import { SheetName } from "../sheets/SheetName.tsx";
import { caretInto, putAside } from "./put-aside.ts";
import { type Step, stepAt, stepsOf } from "./steps-of.ts";

interface OneQuestionProps {
  readonly connection: NoteConnection;
  readonly plan: Editor;
  /** the sheet that the step is on */
  readonly onSheet: (sheet: FragmentName) => void;
  readonly onClose: () => void;
}

/**
 * For a day with little strength: one question at a time, large. The text is the note's own, in its own editors; the rest
 * of the plan is only out of sight. Others' words in the part that is shown stay as they are.
 */
export function OneQuestion({ connection, plan, onSheet, onClose }: OneQuestionProps): ReactElement | undefined {
  const { t } = useLingui();
  const store = useMemo(() => stepStore(plan, connection), [plan, connection]);
  const steps = useSyncExternalStore(store.subscribe, store.steps);
  const [place, setPlace] = useState({ id: "story", number: 0 });
  const heading = useRef<HTMLHeadingElement>(null);
  const number = stepAt(steps, place.id, place.number);
  const step = steps[number];
  const sheet = step?.sheet ?? "story";
  const show = useEffectEvent((shown: Step) => {
    putAside(plan, shown.sheet === "plan" ? shown : undefined);
    onSheet(shown.sheet);
  });
  useEffect(() => {
    let isWanted = step !== undefined;
    // After the change that it follows is done with.
    queueMicrotask(() => {
      if (step && isWanted && !plan.isDestroyed) show(step);
    });
    return () => {
      isWanted = false;
    };
  }, [step, plan]);
  const follow = useEffectEvent(() => {
    // Undo went to another question: so does the view. Asked of the steps as they are now, not as they were drawn.
    const { from } = plan.state.selection;
    const now = store.steps();
    const at = now.findIndex((each) => each.sheet === "plan" && from >= each.from && from < each.to);
    const there = now[at];
    if (sheet === "plan" && there && at !== number) setPlace({ id: there.id, number: at });
  });
  useEffect(() => {
    plan.on("selectionUpdate", follow);
    return () => {
      plan.off("selectionUpdate", follow);
    };
  }, [plan]);
  useEffect(() => {
    heading.current?.focus();
    return () => {
      if (!plan.isDestroyed) putAside(plan);
    };
  }, [plan]);
  if (!step) return undefined;
  const go = (to: number): void => {
    const next = steps[to];
    if (!next) return onClose();
    setPlace({ id: next.id, number: to });
    if (next.sheet === "plan") {
      putAside(plan);
      caretInto(plan, next);
    }
    heading.current?.focus();
    window.scrollTo({ top: 0, behavior: "instant" });
  };
  const [at, all] = [number + 1, steps.length];
  const isLast = at === all;
  return (
    <nav className="one-question" aria-label={t`One question at a time`}>
      <div className="one-steps">
        <Button kind="plain" isDisabled={number === 0} onPress={() => go(number - 1)}>
          <Trans>Back</Trans>
        </Button>
        <h2 ref={heading} tabIndex={-1}>
          <Trans>
            {at} of {all}
          </Trans>
          <span className="hidden-words">: {step.title || <SheetName of={step.sheet} />}</span>
        </h2>
        <Button kind="plain" onPress={() => go(number + 1)}>
          {isLast ? <Trans>Done</Trans> : <Trans>Next</Trans>}
        </Button>
      </div>
      <p className="quiet">
        <span>
          <Trans>You can leave any of them empty.</Trans>
        </span>
        <Button kind="bare" onPress={onClose}>
          <Trans>Show everything</Trans>
        </Button>
      </p>
    </nav>
  );
}

function stepStore(plan: Editor, { doc }: NoteConnection) {
  const fragment = doc.getXmlFragment("plan");
  let seen = plan.state.doc;
  let steps = stepsOf(seen, fragment);
  return {
    steps: () => {
      if (plan.isDestroyed || plan.state.doc === seen) return steps;
      seen = plan.state.doc;
      const next = stepsOf(seen, fragment);
      if (JSON.stringify(next) !== JSON.stringify(steps)) steps = next;
      return steps;
    },
    subscribe: (listener: () => void) => {
      plan.on("transaction", listener);
      return () => {
        plan.off("transaction", listener);
      };
    },
  };
}
