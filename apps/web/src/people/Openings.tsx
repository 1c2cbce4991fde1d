import { Trans, useLingui } from "@lingui/react/macro";
import type { Opening, Participant, PersonIn } from "@ourwords/protocol";
import type { ReactElement } from "react";
import { momentWords } from "./moment-words.ts";

interface OpeningsProps {
  readonly record: PersonIn;
  readonly people: readonly Participant[];
}

/** IN4: when somebody opened the note, and by which door. The latest is in sight, the others are one press away. */
export function Openings({ record: { openedAt, openings }, people }: OpeningsProps): ReactElement {
  const { i18n } = useLingui();
  const last = momentWords(i18n, openedAt);
  return (
    <details className="openings">
      <summary>
        <Trans>Last opened it {last}</Trans>
      </summary>
      <ul>
        {openings.map((each) => (
          <li key={`${each.at} ${each.how}`}>
            {momentWords(i18n, each.at)} · <How opening={each} people={people} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function How({
  opening: { how, by },
  people,
}: { readonly opening: Opening } & Pick<OpeningsProps, "people">): ReactElement {
  const who = people.find(({ id }) => id === by)?.name;
  switch (how) {
    case "started":
      return <Trans>started it</Trans>;
    case "link":
      return who === undefined ? <Trans>came by a link</Trans> : <Trans>came by a link from {who}</Trans>;
    case "code":
      return who === undefined ? <Trans>came by a code</Trans> : <Trans>came by a code, {who} let them in</Trans>;
    case "here":
      return who === undefined ? <Trans>sat at somebody’s screen</Trans> : <Trans>sat at {who}’s screen</Trans>;
    case "page":
      return <Trans>opened it again</Trans>;
  }
}
