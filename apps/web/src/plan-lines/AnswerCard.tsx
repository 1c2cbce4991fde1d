import { Trans, useLingui } from "@lingui/react/macro";
import { answeredLine, MAPS, STANCES, stanceKey, type StanceName, stanceValue } from "@ourwords/note";
import type { NoteConnection } from "@ourwords/sync/client";
import { type FormEvent, type ReactElement, useId, useState } from "react";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { Button } from "../look/Button.tsx";
import { Sheetlet } from "../look/Sheetlet.tsx";
import { speakerOf } from "../meaning/explained-words.ts";
import type { OpenState } from "../note/open-state.ts";
import { youOn } from "../whose-words/you-on.ts";
import { cleanText } from "../writing/clean-text.ts";
import { Difference } from "./Difference.tsx";
import { factsInWords, type NamesIn, thenAndNow } from "./line-in-words.ts";
import type { ShownLine } from "./shown-lines.ts";

export interface Draft {
  readonly says: StanceName | undefined;
  readonly words: string;
}

interface AnswerCardProps {
  readonly connection: NoteConnection;
  readonly state: OpenState;
  readonly shown: ShownLine;
  /** what was begun and not kept yet, by line and person: a press beside the card loses nothing */
  readonly drafts: Map<string, Draft>;
  readonly onClose: () => void;
}

/** GT4: what somebody says to a line, in their own name and voice. Nobody answers for anybody else. */
export function AnswerCard({ connection, state, shown, drafts, onClose }: AnswerCardProps): ReactElement {
  const { t, i18n } = useLingui();
  const id = useId();
  const participant = speakerOf(connection);
  const own = shown.stances.find((stance) => stance.participant === participant);
  // What stands behind the question when the card opens is what is answered, whatever is written meanwhile.
  const [asked] = useState(() => ({ text: shown.text, of: answeredLine(shown.line) }));
  const draftName = `${shown.line.id}/${participant ?? ""}`;
  const [{ says, words }, setDraft] = useState<Draft>(
    () => drafts.get(draftName) ?? { says: own?.says, words: own?.words ?? "" },
  );
  const change = (draft: Draft): void => {
    drafts.set(draftName, draft);
    setDraft(draft);
  };
  const done = (): void => {
    drafts.delete(draftName);
    onClose();
  };
  const { text } = asked;
  const stances = connection.doc.getMap("stances");
  const isTooLong = text.length > MAPS.stances.text || asked.of.chars.length > MAPS.stances.ranges;
  const keep = (event: FormEvent): void => {
    event.preventDefault();
    if (!says || participant === undefined) return;
    const said = cleanText(words).trim();
    stances.set(stanceKey({ line: shown.line.id, participant }), stanceValue({ says, words: said, of: asked.of }));
    done();
  };
  const takeBack = (): void => {
    if (participant !== undefined) stances.delete(stanceKey({ line: shown.line.id, participant }));
    done();
  };
  // With a name where several read one screen, each of whom is "you".
  const name = participant === youOn(state) ? undefined : state.people.find(({ id }) => id === participant)?.name;
  const names: NamesIn = {
    locale: i18n.locale,
    nameOf: (of) => state.people.find(({ id }) => id === of)?.name ?? t`Somebody`,
  };
  const facts = factsInWords(asked.of, names);
  const question = name === undefined ? t`What do you say to this?` : t`${name}, what do you say to this?`;
  return (
    <Sheetlet title={question} isOpen onOpenChange={(isOpen) => isOpen || onClose()}>
      <blockquote className="answered-line" dir="auto">
        {text}
      </blockquote>
      {facts !== "" && (
        <p className="quiet" dir="auto">
          {facts}
        </p>
      )}
      {participant === undefined ? (
        <p className="quiet">
          <Trans>
            You are writing down somebody else’s words. What somebody says to the plan, they say in their own name.
          </Trans>
        </p>
      ) : isTooLong ? (
        <p className="quiet">
          <Trans>This line is too long to answer. Split it in two first.</Trans>
        </p>
      ) : (
        <form className="answer-form" onSubmit={keep}>
          {own?.was !== undefined && <Difference of={thenAndNow(own, asked.of, names)} />}
          <RadioGroup
            className="views"
            aria-label={question}
            value={says ?? null}
            onChange={(chosen) => change({ says: STANCES.find((each) => each === chosen), words })}
          >
            {STANCES.map((each) => (
              <Radio key={each} value={each}>
                <span className="dot" />
                <StanceWords of={each} />
              </Radio>
            ))}
          </RadioGroup>
          <div className="field">
            <label htmlFor={id}>
              <Trans>In your own words, if you like</Trans>
            </label>
            <textarea
              id={id}
              dir="auto"
              rows={2}
              maxLength={MAPS.stances.words}
              autoComplete="off"
              value={words}
              onChange={({ target }) => change({ says, words: target.value })}
            />
          </div>
          <div className="choices">
            <Button kind="main" type="submit" isDisabled={says === undefined}>
              <Trans>Keep it</Trans>
            </Button>
            {own && (
              <Button kind="bare" onPress={takeBack}>
                <Trans>Take it back</Trans>
              </Button>
            )}
          </div>
        </form>
      )}
    </Sheetlet>
  );
}

function StanceWords({ of }: { readonly of: StanceName }): ReactElement {
  switch (of) {
    case "agree":
      return <Trans>I agree</Trans>;
    case "not-yet":
      return <Trans>Not yet</Trans>;
    case "differently":
      return <Trans>I see it differently</Trans>;
  }
}
