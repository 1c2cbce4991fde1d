import { Trans, useLingui } from "@lingui/react/macro";
import { type Reason, reasonKey, reasonValue } from "@ourwords/note";
import type { NoteConnection } from "@ourwords/sync/client";
import type { Editor } from "@tiptap/core";
import { type FormEvent, type ReactElement, useEffect, useId, useReducer, useState } from "react";
import { Label } from "react-aria-components/Label";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { useSay } from "../announcing/Announcer.tsx";
import { Button } from "../look/Button.tsx";
import { Sheetlet } from "../look/Sheetlet.tsx";
import { speakerOf } from "../meaning/explained-words.ts";
import type { OpenState } from "../note/open-state.ts";
import { youOn } from "../whose-words/you-on.ts";
import { cleanText } from "../writing/clean-text.ts";
import { choosableLines } from "./choosable-lines.ts";
import { NoQuoteWords } from "./NoQuoteWords.tsx";
import { lineAtCaret, putLine } from "./put-line.ts";
import { type NoQuote, originOf } from "./quote-of.ts";
import "../plan-lines/plan-lines.css";
import "./because.css";

/** The choice that is no line yet. */
const NEW = "new";
/** Enough for a line; a longer one is written in the plan itself. */
const LONGEST_LINE = 500;

interface QuoteCardProps {
  readonly connection: NoteConnection;
  readonly state: OpenState;
  readonly plan: Editor;
  /** as it was selected when the card was asked for, whatever is written meanwhile */
  readonly quote: Reason | NoQuote;
  readonly onClose: () => void;
}

/** Puts words of the story under a line of the plan, in the name of who writes now. */
export function QuoteCard({ connection, state, plan, quote, onClose }: QuoteCardProps): ReactElement {
  const { t } = useLingui();
  const origin = typeof quote === "string" ? quote : originOf(quote, connection.ledger);
  return (
    <Sheetlet title={t`Put into the plan as a reason`} isOpen onOpenChange={(isOpen) => isOpen || onClose()}>
      {typeof quote === "string" ? (
        <NoQuoteWords why={quote} />
      ) : typeof origin === "string" ? (
        <NoQuoteWords why={origin} />
      ) : (
        <>
          <QuotedWords state={state} author={origin.author} text={quote.text} />
          {speakerOf(connection) === undefined ? (
            <p className="quiet">
              <Trans>
                You are writing down somebody else’s words. What goes into the plan as a reason, each puts there in
                their own name.
              </Trans>
            </p>
          ) : (
            <LineForm connection={connection} state={state} plan={plan} quote={quote} onClose={onClose} />
          )}
        </>
      )}
    </Sheetlet>
  );
}

interface QuotedWordsProps {
  readonly state: OpenState;
  readonly author: string;
  readonly text: string;
}

function QuotedWords({ state, author, text }: QuotedWordsProps): ReactElement {
  const { t } = useLingui();
  const { name, look } = state.people.find(({ id }) => id === author) ?? { name: t`Somebody`, look: "slate" };
  return (
    <p className="line-because" data-look={look}>
      <Trans>
        Because {name} said <q dir="auto">{text}</q>
      </Trans>
    </p>
  );
}

interface LineFormProps extends QuoteCardProps {
  readonly quote: Reason;
}

function LineForm({ connection, state, plan, quote, onClose }: LineFormProps): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const id = useId();
  const { doc, ledger } = connection;
  const [here] = useState(() => lineAtCaret(plan.state));
  const lines = choosableLines(doc, here);
  const [chosen, setChosen] = useState(() => lines[0]?.id ?? NEW);
  const [words, setWords] = useState("");
  const [, lookAgain] = useReducer((times: number) => times + 1, 0);
  useEffect(() => {
    plan.on("update", lookAgain);
    return () => {
      plan.off("update", lookAgain);
    };
  }, [plan]);
  const line = lines.find((each) => each.id === chosen);
  const newLine = cleanText(words).replace(/\s+/g, " ").trim();
  const isSaved = state.save === "saved";
  const isReady = isSaved && (line !== undefined || (chosen === NEW && newLine !== ""));
  const participant = speakerOf(connection);
  const keep = (event: FormEvent): void => {
    event.preventDefault();
    const origin = originOf(quote, ledger);
    if (!isReady || participant === undefined || typeof origin === "string") return;
    const under = line?.id ?? putLine(plan, newLine);
    if (under !== undefined) {
      const key = reasonKey({ line: under, anchor: origin.anchor, participant });
      doc.getMap("reasons").set(key, reasonValue(quote));
      const text = line?.text ?? newLine;
      say(t`Put into the plan, under “${text}”.`, "answer");
    }
    onClose();
  };
  // With a name where several read one screen, each of whom is "you".
  const name = participant === youOn(state) ? undefined : state.people.find((each) => each.id === participant)?.name;
  return (
    <form className="quote-form" onSubmit={keep}>
      {lines.length > 0 && (
        <RadioGroup className="views" value={line?.id ?? NEW} onChange={setChosen}>
          <Label>
            <Trans>Under which line of the plan?</Trans>
          </Label>
          {lines.map((each) => (
            <Radio key={each.id} value={each.id}>
              <span className="dot" />
              <span className="quote-line">
                <span>{each.number}.</span> <span dir="auto">{each.text}</span>
              </span>
            </Radio>
          ))}
          <Radio value={NEW}>
            <span className="dot" />
            <Trans>A new line</Trans>
          </Radio>
        </RadioGroup>
      )}
      {!line && (
        <div className="field">
          <label htmlFor={id}>
            <Trans>What the new line says</Trans>
          </label>
          <textarea
            id={id}
            dir="auto"
            rows={2}
            maxLength={LONGEST_LINE}
            autoComplete="off"
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        </div>
      )}
      <div role="status">
        {!isSaved && (
          <p className="quiet">
            <Trans>Not everything is saved yet. Once it is, this can go into the plan.</Trans>
          </p>
        )}
      </div>
      <div className="choices">
        <Button kind="main" type="submit" isDisabled={!isReady}>
          {name === undefined ? <Trans>Put it there</Trans> : <Trans>Put it there, as {name}</Trans>}
        </Button>
      </div>
    </form>
  );
}
