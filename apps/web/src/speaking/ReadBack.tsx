import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { Participant, ParticipantId, Verdict } from "@ourwords/protocol";
import { type KeyboardEvent, type ReactElement, useState } from "react";
import { Button } from "../look/Button.tsx";
import { Sheetlet } from "../look/Sheetlet.tsx";
import { isUnchecked, type Passage } from "./passages.ts";
import { PassageText } from "./PassageText.tsx";
import { ReadBackEnd } from "./ReadBackEnd.tsx";
import "../look/read-back.css";

export interface ReadBackProps {
  /** whose words are read back */
  readonly author: Participant;
  readonly people: readonly Participant[];
  /** all of the author's, checked or not */
  readonly passages: readonly Passage[];
  /** answers whether it is done and on disk */
  readonly onCheck: (verdict: Verdict, passages: readonly Passage[]) => Promise<boolean>;
  /** the caret goes there, and this is closed */
  readonly onMend: (passage: Passage) => void;
  readonly onClose: () => void;
}

/** AU16: "are these your words?", one passage after another, large enough for two in front of one screen. */
export function ReadBack({ author, people, passages, onCheck, onMend, onClose }: ReadBackProps): ReactElement {
  const { i18n } = useLingui();
  const { name } = author;
  // The list stays the same while it is gone through: what is checked keeps its place.
  const [keys] = useState(() => passages.filter(isUnchecked).map(({ key }) => key));
  const [at, setAt] = useState(0);
  const [state, setState] = useState<"ready" | "asking" | "failed">("ready");
  const steps = keys.flatMap((key) => passages.find((each) => each.key === key) ?? []);
  const left = steps.filter(isUnchecked);
  const current = steps[at];
  const go = (by: number): void => {
    setState("ready");
    setAt(Math.max(0, Math.min(steps.length, at + by)));
  };
  const check = (verdict: Verdict, which: readonly Passage[], next: number): void => {
    const ask = async (): Promise<void> => {
      setState("asking");
      const isDone = await onCheck(verdict, which);
      setState(isDone ? "ready" : "failed");
      if (isDone) setAt(next);
    };
    if (state !== "asking") void ask();
  };
  const turn = (event: KeyboardEvent<HTMLElement>): void => {
    const isRightToLeft = getComputedStyle(event.currentTarget).direction === "rtl";
    const by = { ArrowLeft: isRightToLeft ? 1 : -1, ArrowRight: isRightToLeft ? -1 : 1 }[event.key];
    if (by !== undefined) go(by);
  };
  const place = i18n.number(at + 1);
  const count = i18n.number(steps.length);
  const scribe = people.find(({ id }) => id === current?.scribe)?.name;
  return (
    <Sheetlet
      size="page"
      title={<Trans>{name}, are these your words?</Trans>}
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
    >
      <div className="read-back" onKeyDown={turn}>
        {current ? (
          <>
            <p className="read-back-place">
              <Trans>
                {place} of {count}
              </Trans>
              {scribe !== undefined && (
                <span className="quiet">
                  <Trans>written down by {scribe}</Trans>
                </span>
              )}
            </p>
            <Shown key={current.key} passage={current} people={people} />
            <div className="read-back-answers">
              <Button kind="main" isDisabled={state === "asking"} onPress={() => check("mine", [current], at + 1)}>
                <Trans>Yes, my words</Trans>
              </Button>
              <Button
                kind="plain"
                isDisabled={state === "asking"}
                onPress={() => check("not-quite", [current], current.check === "not-quite" ? at + 1 : at)}
              >
                <Trans>Not quite</Trans>
              </Button>
              {current.check === "not-quite" && (
                <Button kind="plain" onPress={() => onMend(current)}>
                  <Trans>Mend it now</Trans>
                </Button>
              )}
            </div>
            <p className="said" role="alert">
              {state === "failed" && <Trans>This did not get through. Try again in a moment.</Trans>}
            </p>
          </>
        ) : (
          <ReadBackEnd left={left} onAgain={() => setAt(0)} onMend={onMend} onClose={onClose} />
        )}
        <div className="read-back-turn">
          <Button kind="bare" isDisabled={at === 0} onPress={() => go(-1)}>
            <Trans>Back</Trans>
          </Button>
          {left.length > 1 && (
            <Button kind="bare" isDisabled={state === "asking"} onPress={() => check("mine", left, steps.length)}>
              <Plural value={left.length} one="Yes to # passage" other="Yes to all # passages" />
            </Button>
          )}
          {current && (
            <Button kind="bare" onPress={() => go(1)}>
              <Trans>Next</Trans>
            </Button>
          )}
        </div>
      </div>
    </Sheetlet>
  );
}

interface ShownProps {
  readonly passage: Passage;
  readonly people: readonly Participant[];
}

/** The passage as it stands, with what became of it; read out when it comes. */
const Shown = ({ passage, people }: ShownProps): ReactElement => (
  <div role="status" className="read-back-passage">
    <PassageText passage={passage} lookOf={(id: ParticipantId) => people.find((each) => each.id === id)?.look} />
    {passage.check === "not-quite" && (
      <p className="read-back-verdict">
        <Trans>Not quite. It stays marked until you say yes.</Trans>
      </p>
    )}
    {passage.check === "mine" && (
      <p className="read-back-verdict">
        <Trans>Your words.</Trans>
      </p>
    )}
  </div>
);
