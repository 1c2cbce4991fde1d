import type { Look, ParticipantId } from "@ourwords/protocol";
import type { ReactElement } from "react";
import type { Passage } from "./passages.ts";

/** Enough of a neighbouring line to know where one is. */
const AROUND = 140;

interface PassageTextProps {
  readonly passage: Passage;
  readonly lookOf: (author: ParticipantId) => Look | undefined;
}

/** A passage in its tint, with the words around it quieter. */
export const PassageText = ({ passage, lookOf }: PassageTextProps): ReactElement => (
  <blockquote className="passage preview-words" dir="auto">
    {passage.before !== "" && <p className="around">{lastOf(passage.before)}</p>}
    <p>
      {passage.pieces.map(({ text, isIt, author }, index) => (
        <span
          // oxlint-disable-next-line react/no-array-index-key -- reason: pieces have no other identity than their place
          key={index}
          className={isIt ? "w in" : "around"}
          data-look={author === undefined ? undefined : lookOf(author)}
        >
          {text}
        </span>
      ))}
    </p>
    {passage.after !== "" && <p className="around">{firstOf(passage.after)}</p>}
  </blockquote>
);

/** Cut at a word, so that nobody is misquoted. */
const firstOf = (text: string): string =>
  text.length <= AROUND ? text : `${text.slice(0, text.lastIndexOf(" ", AROUND) + 1 || AROUND).trimEnd()} …`;

const lastOf = (text: string): string =>
  text.length <= AROUND ? text : `… ${text.slice(text.indexOf(" ", text.length - AROUND) + 1)}`;
