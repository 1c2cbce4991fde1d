import { Trans, useLingui } from "@lingui/react/macro";
import { anchorName, MAPS } from "@ourwords/note";
import type { CharRange } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { type FormEvent, type ReactElement, useId, useState } from "react";
import { Button } from "../look/Button.tsx";
import { PlacedCard } from "../look/PlacedCard.tsx";
import type { OpenState } from "../note/open-state.ts";
import { youOn } from "../whose-words/you-on.ts";
import { cleanText } from "../writing/clean-text.ts";
import { type Said, sayMeaning, speakerOf } from "./explained-words.ts";
import { SaidMeanings } from "./SaidMeanings.tsx";

const [, LONGEST] = MAPS.meanings.letters;

interface MeaningCardProps {
  readonly connection: NoteConnection;
  readonly state: OpenState;
  readonly anchor: readonly CharRange[];
  readonly at: DOMRect;
  /** as they stand in the text now */
  readonly words: string;
  readonly said: readonly Said[];
  /** what was written and not kept yet, by anchor: a press beside the card loses nothing */
  readonly drafts: Map<string, string>;
  readonly onClose: () => void;
}

/** What some words mean, each in theirs. Nobody writes in another's name. */
export function MeaningCard({
  connection,
  state,
  anchor,
  at,
  words,
  said,
  drafts,
  ...on
}: MeaningCardProps): ReactElement {
  const { t } = useLingui();
  const id = useId();
  const participant = speakerOf(connection);
  const own = said.find(({ by }) => by === participant)?.text ?? "";
  const name = anchorName(anchor);
  const [text, setText] = useState(drafts.get(name) ?? own);
  const others = said.filter(({ by }) => by !== participant);
  const isStopped = typeof state.link === "object";
  const keep = (kept: string): void => {
    if (participant === undefined) return;
    drafts.delete(name);
    if (kept !== own) sayMeaning(connection, { anchor, participant }, kept);
    on.onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    keep(cleanText(text).trim());
  };
  return (
    <PlacedCard at={at} label={t`What “${words}” means`} words={words} onClose={on.onClose}>
      <SaidMeanings said={others} people={state.people} />
      {participant === undefined ? (
        <p className="quiet">
          <Trans>You are writing down somebody else’s words. What a word means, each says in their own name.</Trans>
        </p>
      ) : (
        !isStopped && (
          <form className="field" onSubmit={submit}>
            <label htmlFor={id}>
              <MineIs
                name={
                  participant === youOn(state)
                    ? undefined
                    : state.people.find((person) => person.id === participant)?.name
                }
              />
            </label>
            <textarea
              id={id}
              dir="auto"
              rows={2}
              maxLength={LONGEST}
              autoComplete="off"
              autoFocus={said.length === 0}
              value={text}
              onChange={({ target }) => {
                drafts.set(name, target.value);
                setText(target.value);
              }}
            />
            <div className="choices">
              <Button kind="plain" type="submit">
                <Trans>Keep it</Trans>
              </Button>
              {own !== "" && (
                <Button kind="bare" onPress={() => keep("")}>
                  <Trans>Take it away</Trans>
                </Button>
              )}
            </div>
          </form>
        )
      )}
    </PlacedCard>
  );
}

/** With a name where several read one screen, each of whom is "you". */
const MineIs = ({ name }: { readonly name: string | undefined }): ReactElement =>
  name === undefined ? <Trans>What it means to you</Trans> : <Trans>What it means to {name}</Trans>;
