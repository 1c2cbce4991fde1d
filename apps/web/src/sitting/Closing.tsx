import { Trans, useLingui } from "@lingui/react/macro";
import type { Participant, ParticipantId } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import type { Editor } from "@tiptap/core";
import { type FormEvent, type ReactElement, useId, useState } from "react";
import { Button } from "../look/Button.tsx";
import { listed } from "../look/people-words.ts";
import type { OpenState } from "../note/open-state.ts";
import { addClosing, type ClosingLine, saysSomething } from "./add-closing.ts";
import { closersOf } from "./closers-of.ts";

interface ClosingProps {
  readonly connection: NoteConnection;
  readonly state: OpenState;
  readonly story: Editor;
}

/**
 * After the note is kept: what surprised you, what you changed your mind about. A clinician is asked first, so that it is not
 * the person alone who shows something of themselves. All of it can be passed over.
 */
export function Closing({ connection, state, story }: ClosingProps): ReactElement | undefined {
  const { t, i18n } = useLingui();
  const [done, setDone] = useState<readonly ParticipantId[]>([]);
  const [isAdded, setAdded] = useState(false);
  const [isWanted, setWanted] = useState(false);
  const { closers, isFirst, before } = closersOf(state);
  const next = closers.find(({ id }) => !done.includes(id));
  const voice = state.voices.find(({ author, scribe }) => author === next?.id && scribe === undefined);
  const added = isAdded && (
    <p role="status">
      <Trans>It stands at the end of the story now.</Trans>
    </p>
  );
  if (!next || !voice || typeof state.link === "object") return added || undefined;
  const pass = (): void => setDone([...done, next.id]);
  const say = (lines: readonly ClosingLine[]): void => {
    const day = i18n.date(new Date(), { day: "numeric", month: "long" });
    addClosing(connection, voice.client, story, t`Looking back, ${day}`, lines);
    setAdded(true);
    pass();
  };
  const names = listed(
    before.map(({ name }) => name),
    i18n.locale,
  );
  return (
    <>
      {added}
      {isFirst || isWanted ? (
        <ClosingForm key={next.id} who={next} isShared={state.writers.length > 1} onSay={say} onPass={pass} />
      ) : (
        <div className="closing">
          <p>
            <Trans>{names} can write a line about today now. You can, too, if you like.</Trans>
          </p>
          <Button kind="plain" onPress={() => setWanted(true)}>
            <Trans>Write a line, too</Trans>
          </Button>
        </div>
      )}
    </>
  );
}

interface ClosingFormProps {
  readonly who: Participant;
  readonly isShared: boolean;
  readonly onSay: (lines: readonly ClosingLine[]) => void;
  readonly onPass: () => void;
}

/** Enough for a long thought, and surely little enough for one update. */
const LONGEST = 2_000;

function ClosingForm({ who: { name }, isShared, onSay, onPass }: ClosingFormProps): ReactElement {
  const { t } = useLingui();
  const id = useId();
  const [words, setWords] = useState<readonly [string, string]>(["", ""]);
  const questions = [t`What surprised me:`, t`What I changed my mind about:`] as const;
  const lines = questions.map((question, index) => ({ question, words: words[index] ?? "" }));
  const say = (event: FormEvent): void => {
    event.preventDefault();
    onSay(lines);
  };
  return (
    <form className="closing" onSubmit={say}>
      <h3>{isShared ? <Trans>{name}, a line about today?</Trans> : <Trans>A line about today?</Trans>}</h3>
      <p className="quiet">
        <Trans>Only if you like. It comes to the end of the story, as your words.</Trans>
      </p>
      {questions.map((question, index) => (
        <div className="field" key={question}>
          <label htmlFor={`${id}${index}`}>{question}</label>
          <textarea
            id={`${id}${index}`}
            dir="auto"
            rows={2}
            maxLength={LONGEST}
            autoComplete="off"
            value={words[index]}
            onChange={({ target }) => setWords(index === 0 ? [target.value, words[1]] : [words[0], target.value])}
          />
        </div>
      ))}
      <div className="choices">
        <Button kind="plain" type="submit" isDisabled={!saysSomething(lines)}>
          <Trans>Put it in the note</Trans>
        </Button>
        <Button kind="bare" onPress={onPass}>
          <Trans>Not now</Trans>
        </Button>
      </div>
    </form>
  );
}
