import { Trans, useLingui } from "@lingui/react/macro";
import { anchorName, MAPS } from "@ourwords/note";
import type { CharRange } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { type FormEvent, type ReactElement, useId, useRef, useState } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Popover } from "react-aria-components/Popover";
import { Button } from "../look/Button.tsx";
import { Icon } from "../look/Icon.tsx";
import type { OpenState } from "../note/open-state.ts";
import { youOn } from "../note/you-on.ts";
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
  const place = useRef<HTMLSpanElement>(null);
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
    <>
      <span
        ref={place}
        className="meaning-place"
        style={{ left: at.left, top: at.top, width: at.width, height: at.height }}
      />
      <Popover
        className="popover"
        triggerRef={place}
        isOpen
        onOpenChange={(isOpen) => isOpen || on.onClose()}
        placement="bottom start"
        offset={8}
        containerPadding={12}
      >
        <Dialog className="popover-inside meaning-card" aria-label={t`What “${words}” means`}>
          <div className="meaning-head">
            <h2 dir="auto">{`“${words}”`}</h2>
            <Button kind="bare" aria-label={t`Close`} onPress={on.onClose}>
              <Icon name="close" />
            </Button>
          </div>
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
        </Dialog>
      </Popover>
    </>
  );
}

/** With a name where several read one screen, each of whom is "you". */
const MineIs = ({ name }: { readonly name: string | undefined }): ReactElement =>
  name === undefined ? <Trans>What it means to you</Trans> : <Trans>What it means to {name}</Trans>;
