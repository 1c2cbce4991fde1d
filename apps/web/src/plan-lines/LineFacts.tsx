import { Plural, useLingui } from "@lingui/react/macro";
import type { ParticipantId, PlanPerson, PlanStance } from "@ourwords/protocol";
import { Fragment, type ReactElement, type ReactNode } from "react";
import { Because } from "../because/Because.tsx";
import { Icon } from "../look/Icon.tsx";
import { listed } from "../look/people-words.ts";
import { LineAnswer } from "./LineAnswer.tsx";
import type { LineSaid } from "./shown-lines.ts";
import "./plan-lines.css";

interface LineFactsProps {
  readonly said: LineSaid;
  readonly personOf: (id: ParticipantId | undefined) => Pick<PlanPerson, "name" | "look"> | undefined;
  /** the quote of this number, from 0, where more can be done with it than read it */
  readonly renderBecause?: (index: number, called: Called) => ReactNode;
}

/**
 * What stands under a plan line, in words: whose words it rests on, who does it by when, who says what. No difference is
 * hidden. Paragraphs by role only: in an editor, a `p` is a line of the text.
 */
export function LineFacts({ said, personOf, renderBecause }: LineFactsProps): ReactElement {
  const { i18n, t } = useLingui();
  const called = (id: ParticipantId | undefined): Called => ({ name: t`Somebody`, look: "slate", ...personOf(id) });
  const doing = said.who.map((who) => ("participant" in who ? called(who.participant).name : who.name));
  const agreeing = said.stances.filter(isPlainYes).map(({ participant }) => called(participant).name);
  const names = listed(agreeing, i18n.locale);
  return (
    <>
      {said.reasons.map((reason, index) => {
        const author = called(reason.author);
        return (
          <Fragment key={`${index}`}>
            {renderBecause?.(index, author) ?? <Because reason={reason} {...author} />}
          </Fragment>
        );
      })}
      {(doing.length > 0 || said.by !== undefined || agreeing.length > 0) && (
        <div role="paragraph" className="line-meta">
          {doing.length > 0 && <span dir="auto">{listed(doing, i18n.locale)}</span>}
          {said.by !== undefined && <span dir="auto">{said.by}</span>}
          {agreeing.length > 0 && (
            <span className="line-yes">
              <Icon name="tick" />
              <Plural value={agreeing.length} one={`${names} agrees`} other={`${names} agree`} />
            </span>
          )}
        </div>
      )}
      {said.stances
        .filter((stance) => !isPlainYes(stance))
        .map((stance) => (
          <LineAnswer
            key={stance.participant}
            stance={stance}
            now={said}
            nameOf={(id) => called(id).name}
            name={called(stance.participant).name}
            look={called(stance.participant).look}
          />
        ))}
    </>
  );
}

type Called = Pick<PlanPerson, "name" | "look">;

const isPlainYes = ({ says, words, was }: PlanStance): boolean => says === "agree" && words === "" && was === undefined;
