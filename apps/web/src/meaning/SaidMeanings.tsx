import type { Participant } from "@ourwords/protocol";
import type { ReactElement } from "react";
import { Chip } from "../look/Chip.tsx";
import type { Said } from "./explained-words.ts";

interface SaidMeaningsProps {
  readonly said: readonly Said[];
  readonly people: readonly Participant[];
}

/** What each says, with their name. */
export const SaidMeanings = ({ said, people }: SaidMeaningsProps): ReactElement | undefined =>
  said.length === 0 ? undefined : (
    <dl className="said-meanings">
      {said.map(({ by, text }) => {
        const person = people.find(({ id }) => id === by);
        if (!person) return undefined;
        return (
          <div key={by}>
            <dt>
              <Chip name={person.name} look={person.look} />
              <b>{person.name}</b>
            </dt>
            <dd dir="auto">{text}</dd>
          </div>
        );
      })}
    </dl>
  );
