import { Trans, useLingui } from "@lingui/react/macro";
import type { Participant } from "@ourwords/protocol";
import type { ReactElement } from "react";
import type { Passage } from "../speaking/passages.ts";
import { nameOf } from "../taken-out/taken-out-words.ts";

interface UncheckedWordsProps {
  readonly passage: Passage;
  readonly people: readonly Participant[];
}

/** AU16: words that were written down for somebody, and what their author has said of them so far. */
export function UncheckedWords({ passage, people }: UncheckedWordsProps): ReactElement {
  const { i18n } = useLingui();
  const [author, scribe] = [nameOf(i18n, passage.author, people), nameOf(i18n, passage.scribe, people)];
  // What is between them is somebody else's.
  const words = passage.pieces.flatMap(({ text, isIt }, index) =>
    isIt ? text : passage.pieces[index - 1]?.isIt === true ? " … " : [],
  );
  const text = words.join("").replaceAll(/\s+/gu, " ").replace(/ … $/u, "").trim();
  return (
    <li>
      {passage.check === "not-quite" ? (
        <Trans>
          “<bdi>{text}</bdi>”, written down for {author} by {scribe}. Not quite, says {author}.
        </Trans>
      ) : (
        <Trans>
          “<bdi>{text}</bdi>”, written down for {author} by {scribe}.
        </Trans>
      )}
    </li>
  );
}
