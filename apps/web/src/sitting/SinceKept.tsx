import { Trans, useLingui } from "@lingui/react/macro";
import type { Participant, SinceSeal } from "@ourwords/protocol";
import { type ReactElement, useCallback } from "react";
import type { Self } from "../api/people-api.ts";
import { readSince } from "../api/seals-api.ts";
import { useAnswer } from "../app/use-answer.ts";
import { Chip } from "../look/Chip.tsx";
import { listed } from "../look/people-words.ts";
import { nameOf } from "../taken-out/taken-out-words.ts";

interface SinceKeptProps {
  readonly self: Self;
  readonly row: number;
  readonly people: readonly Participant[];
}

/** SL7: what has changed since a note was kept, by whose words they are. Shows nothing until it is known. */
export function SinceKept({ self: { note, as }, row, people }: SinceKeptProps): ReactElement | undefined {
  const [answer] = useAnswer(useCallback(() => readSince({ note, as }, row), [note, as, row]));
  if (answer.kind !== "ok") return undefined;
  return (
    <section className="kept-since">
      <h3>
        <Trans>Since then</Trans>
      </h3>
      <Changes since={answer.value} people={people} />
    </section>
  );
}

function Changes({
  since,
  people,
}: {
  readonly since: SinceSeal;
  readonly people: readonly Participant[];
}): ReactElement {
  const { same, added, gone, said } = since;
  if (same)
    return (
      <p>
        <Trans>Nothing has changed.</Trans>
      </p>
    );
  const changed = people.filter(({ id }) => [...added, ...gone].some(({ author }) => author === id));
  return (
    <>
      <ul className="kept-list">
        {changed.map((person) => (
          <li key={person.id}>
            <p>
              <Chip name={person.name} look={person.look} /> <b>{person.name}</b>
            </p>
            <WordsOf person={person} since={since} people={people} />
          </li>
        ))}
      </ul>
      {said.length > 0 && (
        <p>
          <Trans>What was said about words or lines has changed, too.</Trans>
        </p>
      )}
      {changed.length === 0 && said.length === 0 && (
        <p>
          <Trans>No word is new, and none is gone. Something else about the text has changed.</Trans>
        </p>
      )}
    </>
  );
}

function WordsOf({
  person,
  since: { added, gone },
  people,
}: {
  readonly person: Participant;
  readonly since: SinceSeal;
  readonly people: readonly Participant[];
}): ReactElement {
  const { i18n } = useLingui();
  const theirs = <T extends { readonly author: Participant["id"]; readonly text: string }>(all: readonly T[]): T[] =>
    all.flatMap((each) => (each.author === person.id ? [{ ...each, text: each.text.trim() }] : []));
  return (
    <ul>
      {theirs(added).map(({ fragment, text }, index) => (
        <li key={`new ${index}`}>
          {fragment === "story" ? (
            <Trans>
              New in the story: “<bdi>{text}</bdi>”
            </Trans>
          ) : (
            <Trans>
              New in the plan: “<bdi>{text}</bdi>”
            </Trans>
          )}
        </li>
      ))}
      {theirs(gone).map(({ by, text }, index) => {
        const names = listed(
          by.map(({ author, scribe }) => nameOf(i18n, scribe ?? author, people)),
          i18n.locale,
        );
        return (
          <li key={`gone ${index}`}>
            <Trans>
              Taken out by {names}: “<bdi>{text}</bdi>”
            </Trans>
          </li>
        );
      })}
    </ul>
  );
}
