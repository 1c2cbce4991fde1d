import type { Participant, ParticipantId, Scribe } from "@ourwords/protocol";
import type { Presence } from "@ourwords/sync/client";

/** `scribe` would like to write down `author`'s words, and `author` writes on this page. */
export interface ScribeAsk {
  readonly author: Participant;
  readonly scribe: Participant;
}

interface At {
  readonly people: readonly Participant[];
  readonly writers: readonly ParticipantId[];
  readonly scribes: readonly Scribe[];
  readonly here: readonly Presence[];
}

/** What this page's writers are asked by others who are here now. What is allowed already is not asked. */
export const asksIn = ({ people, writers, scribes, here }: At): readonly ScribeAsk[] =>
  here.flatMap(({ participant, asks }) => {
    const author = people.find(({ id }) => id === asks && writers.includes(id));
    const scribe = people.find(({ id }) => id === participant && id !== asks);
    if (!author || !scribe) return [];
    return scribes.some((each) => each.author === author.id && each.scribe === scribe.id) ? [] : [{ author, scribe }];
  });
