import { Trans, useLingui } from "@lingui/react/macro";
import { type Answered, planLines } from "@ourwords/note";
import type { Participant } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import type { ReactElement } from "react";
import type { Passage } from "../speaking/passages.ts";
import { amountWords, nameOf } from "../taken-out/taken-out-words.ts";
import { stillOpen } from "./still-open.ts";

interface WhatIsOpenProps {
  readonly connection: NoteConnection;
  readonly people: readonly Participant[];
}

/** Said before a note is kept: where somebody sees it differently, and words that nobody has checked. No difference is hidden. */
export function WhatIsOpen({ connection: { doc, ledger }, people }: WhatIsOpenProps): ReactElement | undefined {
  const { i18n } = useLingui();
  const { answers, unchecked } = stillOpen(doc, ledger);
  if (answers.length + unchecked.length === 0) return undefined;
  const texts = new Map(planLines(doc).map(({ id, text }) => [id, text.trim()]));
  const waiting = Map.groupBy(unchecked, ({ author, check }) => `${check} ${author}`);
  return (
    <div className="sitting-open">
      <p>
        <Trans>Some things are still open. That is fine: they are kept just so.</Trans>
      </p>
      <ul>
        {answers.map((answer) => (
          <li key={`${answer.line} ${answer.participant}`}>
            <AnswerWords
              answer={answer}
              now={texts.get(answer.line) ?? ""}
              name={nameOf(i18n, answer.participant, people)}
            />
          </li>
        ))}
        {[...waiting].flatMap(([key, passages]) => {
          const [first] = passages;
          return first ? (
            <li key={key}>
              <UncheckedAmount passages={passages} check={first.check} name={nameOf(i18n, first.author, people)} />
            </li>
          ) : (
            []
          );
        })}
      </ul>
    </div>
  );
}

interface AnswerWordsProps {
  readonly answer: Answered;
  /** what the line says; empty when it is gone */
  readonly now: string;
  readonly name: string;
}

function AnswerWords({ answer: { says, of }, now, name }: AnswerWordsProps): ReactElement {
  const line = now === "" ? of.text.trim() : now;
  const words =
    says === "differently" ? (
      <Trans>
        {name} sees it differently: “<bdi>{line}</bdi>”
      </Trans>
    ) : says === "not-yet" ? (
      <Trans>
        {name} says not yet: “<bdi>{line}</bdi>”
      </Trans>
    ) : (
      <Trans>
        Changed since {name} agreed: “<bdi>{line}</bdi>”
      </Trans>
    );
  return (
    <>
      {words}
      {now === "" && (
        <>
          {" "}
          <span className="quiet">
            <Trans>(not in the plan any more)</Trans>
          </span>
        </>
      )}
    </>
  );
}

interface UncheckedAmountProps {
  readonly passages: readonly Passage[];
  readonly check: Passage["check"];
  readonly name: string;
}

function UncheckedAmount({ passages, check, name }: UncheckedAmountProps): ReactElement {
  const { i18n } = useLingui();
  const words = passages.flatMap(({ pieces }) => pieces.filter(({ isIt }) => isIt).map(({ text }) => text));
  const what = amountWords(i18n, words.join(" "));
  return check === "not-quite" ? (
    <Trans>
      {what} written down for {name}: not quite, says {name}.
    </Trans>
  ) : (
    <Trans>
      {what} written down for {name} are not checked yet.
    </Trans>
  );
}
