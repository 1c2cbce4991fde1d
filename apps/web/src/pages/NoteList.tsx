import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { NoteSummary } from "@ourwords/protocol";
import { type ReactElement, useState } from "react";
import { Link } from "../app/Link.tsx";
import { Chip } from "../look/Chip.tsx";
import { Icon } from "../look/Icon.tsx";
import { inOrder, listed } from "../look/people-words.ts";
import { dayOf } from "./day-of.ts";

export const NoteList = ({ notes }: { readonly notes: readonly NoteSummary[] }): ReactElement => (
  <ul className="note-list">
    {notes.map((note) => (
      <li key={`${note.id} ${note.as}`}>
        <Entry note={note} />
      </li>
    ))}
  </ul>
);

function Entry({ note: { id, as, people, openedAt } }: { readonly note: NoteSummary }): ReactElement {
  const { t, i18n } = useLingui();
  const others = inOrder(people).filter((person) => person.id !== as);
  const you = people.find((person) => person.id === as);
  const page = you?.access === "plan" ? "/plan" : "";
  return (
    <Link to={`/notes/${id}${page}?as=${as}`}>
      <span className="chips">
        {others.map(({ id: each, name, look }) => (
          <Chip key={each} name={name} look={look} />
        ))}
        {you && <Chip name={you.name} look={you.look} />}
      </span>
      <span className="entry">
        <b>
          {others.length === 0 ? (
            <Trans>Waiting for somebody to join</Trans>
          ) : (
            listed([...others.map(({ name }) => name), t`you`], i18n.locale)
          )}
        </b>
        <span className="quiet">
          <Opened at={openedAt} />
        </span>
      </span>
      <Icon name="go" />
    </Link>
  );
}

function Opened({ at }: { readonly at: number }): ReactElement {
  const { i18n } = useLingui();
  const [now] = useState(() => Date.now());
  const day = dayOf(at, now);
  const time = i18n.date(new Date(at), { hour: "2-digit", minute: "2-digit" });
  switch (day.kind) {
    case "today":
      return <Trans>Opened today at {time}</Trans>;
    case "yesterday":
      return <Trans>Opened yesterday at {time}</Trans>;
    case "days-ago":
      return <Plural value={day.days} one="Opened # day ago" other="Opened # days ago" />;
    case "long-ago": {
      const date = i18n.date(new Date(at), { day: "numeric", month: "long", year: "numeric" });
      return <Trans>Opened on {date}</Trans>;
    }
  }
}
