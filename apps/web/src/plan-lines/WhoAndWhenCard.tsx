import { Trans, useLingui } from "@lingui/react/macro";
import { LONGEST_BY, MOST_WHO, type PlanLineHere, type Who, whoValue } from "@ourwords/note";
import { MAX_NAME, parseWords } from "@ourwords/protocol";
import type { Editor } from "@tiptap/core";
import { type FormEvent, type KeyboardEvent, type ReactElement, useId, useState } from "react";
import { Button } from "../look/Button.tsx";
import { inOrder, takingPart } from "../look/people-words.ts";
import { Sheetlet } from "../look/Sheetlet.tsx";
import type { OpenState } from "../note/open-state.ts";
import { cleanText } from "../writing/clean-text.ts";
import { isSameWho, mergedWho, toggledWho, whoByName } from "./chosen-who.ts";
import { type LineFactsSet, lineFacts, setLineFacts } from "./set-line-facts.ts";
import { Toggle } from "./Toggle.tsx";

/** What was begun, of what stood there then. */
export interface FactsDraft {
  readonly seen: LineFactsSet;
  readonly who: readonly Who[];
  /** somebody else, as it is typed */
  readonly name: string;
  readonly by: string;
}

interface WhoAndWhenCardProps {
  readonly plan: Editor;
  readonly state: OpenState;
  readonly line: PlanLineHere;
  /** what was begun and not kept yet, by line: a press beside the card loses nothing */
  readonly drafts: Map<string, FactsDraft>;
  readonly onClose: () => void;
}

/** PL8: who does what a line says, and by when, in words. Anybody in the note says it; it belongs to the line. */
export function WhoAndWhenCard({ plan, state, line, drafts, onClose }: WhoAndWhenCardProps): ReactElement {
  const { t, i18n } = useLingui();
  const id = useId();
  const [draft, setDraft] = useState<FactsDraft>(
    () => drafts.get(line.id) ?? { seen: { who: line.who, by: line.by }, who: line.who, name: "", by: line.by ?? "" },
  );
  const change = (part: Partial<FactsDraft>): void => {
    const changed = { ...draft, ...part };
    drafts.set(line.id, changed);
    setDraft(changed);
  };
  const { seen, who, name, by } = draft;
  const people = inOrder(takingPart(state.people));
  const called = (each: Who): string => {
    if ("name" in each) return each.name;
    return state.people.find((person) => person.id === each.participant)?.name ?? t`Somebody`;
  };
  // Whoever was named stays in sight when they are taken out, to be put in again.
  const [named, setNamed] = useState<readonly Who[]>(() => [...line.who, ...who]);
  const choices = [...people.map((each): Who => ({ participant: each.id })), ...named].filter(
    (each, index, all) => all.findIndex((other) => isSameWho(other, each)) === index,
  );
  const isFull = who.length >= MOST_WHO;
  const withName = (): readonly Who[] => {
    const typed = whoByName(cleanText(name), people);
    return !typed || isFull || who.some((each) => isSameWho(each, typed)) ? who : [...who, typed];
  };
  const addName = (): void => {
    const all = withName();
    setNamed([...named, ...all]);
    change({ who: all, name: "" });
  };
  const addByKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || name.trim() === "") return;
    event.preventDefault();
    addName();
  };
  const byWords = parseWords(cleanText(by), LONGEST_BY);
  const done = (): void => {
    drafts.delete(line.id);
    onClose();
  };
  const keep = (event: FormEvent): void => {
    event.preventDefault();
    // Others may have said something else of it meanwhile.
    const now = lineFacts(plan, line.id);
    setLineFacts(plan, line.id, {
      who: mergedWho(seen.who, withName(), now.who),
      by: byWords === seen.by ? now.by : byWords,
    });
    done();
  };
  const takeOut = (): void => {
    setLineFacts(plan, line.id, { who: [], by: undefined });
    done();
  };
  const [nextWeek] = useState(() => new Date(Date.now() + WEEK_MS));
  const day = i18n.date(nextWeek, { weekday: "long", day: "numeric", month: "long" });
  const suggestions = [t`before we meet again`, t`by ${day}`, t`when it feels right`];
  return (
    <Sheetlet title={t`Who does this, and by when?`} isOpen onOpenChange={(isOpen) => isOpen || onClose()}>
      {line.text.trim() !== "" && (
        <blockquote className="answered-line" dir="auto">
          {line.text}
        </blockquote>
      )}
      <form className="answer-form" onSubmit={keep}>
        <div role="group" aria-labelledby={`${id}-who`} className="line-choices">
          <b id={`${id}-who`}>
            <Trans>Who</Trans>
          </b>
          {choices.map((each) => {
            const isOn = who.some((other) => isSameWho(other, each));
            return (
              <Toggle
                key={whoValue([each])}
                isOn={isOn}
                isDisabled={isFull && !isOn}
                onPress={() => change({ who: toggledWho(who, each) })}
              >
                {called(each)}
              </Toggle>
            );
          })}
        </div>
        <div className="field">
          <label htmlFor={`${id}-name`}>
            <Trans>Somebody else</Trans>
          </label>
          <div className="line-name">
            <input
              id={`${id}-name`}
              type="text"
              dir="auto"
              maxLength={MAX_NAME}
              autoComplete="off"
              disabled={isFull}
              value={name}
              onChange={({ target }) => change({ name: target.value })}
              onKeyDown={addByKey}
            />
            <Button kind="plain" isDisabled={name.trim() === "" || isFull} onPress={addName}>
              <Trans>Add</Trans>
            </Button>
          </div>
        </div>
        <div className="field">
          <label htmlFor={`${id}-by`}>
            <Trans>By when, in your own words</Trans>
          </label>
          <input
            id={`${id}-by`}
            type="text"
            dir="auto"
            maxLength={LONGEST_BY}
            autoComplete="off"
            value={by}
            onChange={({ target }) => change({ by: target.value })}
          />
          <div role="group" aria-label={t`Ideas for by when`} className="line-choices">
            {suggestions.map((words) => (
              <Toggle key={words} isOn={by === words} onPress={() => change({ by: by === words ? "" : words })}>
                {words}
              </Toggle>
            ))}
          </div>
        </div>
        <div className="choices">
          <Button kind="main" type="submit" isDisabled={by.trim() !== "" && byWords === undefined}>
            <Trans>Keep it</Trans>
          </Button>
          {(line.who.length > 0 || line.by !== undefined) && (
            <Button kind="bare" onPress={takeOut}>
              <Trans>Take both out</Trans>
            </Button>
          )}
        </div>
      </form>
    </Sheetlet>
  );
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1_000;
