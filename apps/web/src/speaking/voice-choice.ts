import type { IssuedVoice, Participant, ParticipantId, Scribe } from "@ourwords/protocol";
import { inOrder } from "../look/people-words.ts";

/** One place of the switch: a voice that this page may write with, or one that its author would have to allow first. */
export type VoiceChoice =
  | { readonly kind: "voice"; readonly client: number; readonly author: Participant; readonly scribe?: Participant }
  | { readonly kind: "ask"; readonly author: Participant; readonly scribe: Participant };

/** What the switch is made from. */
export interface Speaking {
  readonly people: readonly Participant[];
  /** who writes on this page */
  readonly writers: readonly ParticipantId[];
  readonly voices: readonly IssuedVoice[];
  readonly scribes: readonly Scribe[];
}

/** AU2: the same order on every page: own words first, the person before the others; then words written down for somebody. */
export function voiceChoices({ people, writers, voices, scribes }: Speaking): readonly VoiceChoice[] {
  const order = inOrder(people);
  const known = voices.flatMap(({ client, author: by, scribe: hand }): Extract<VoiceChoice, { kind: "voice" }>[] => {
    const author = order.find(({ id }) => id === by);
    const scribe = order.find(({ id }) => id === hand);
    if (!author) return [];
    return [{ kind: "voice", client, author, ...(scribe && { scribe }) }];
  });
  const place = ({ author, scribe }: VoiceChoice): number => (scribe ? order.length : 0) + order.indexOf(author);
  const ask = askFirst({ people: order, writers, scribes });
  return [...known.toSorted((one, other) => place(one) - place(other)), ...(ask ? [ask] : [])];
}

/** Whom it would take one yes: the person of the note, for whoever else writes here. */
export function askFirst({ people, writers, scribes }: Omit<Speaking, "voices">): VoiceChoice | undefined {
  const author = people.find(({ role, access }) => role === "person" && access === "note");
  const scribe = people.find(({ id }) => writers.includes(id) && id !== author?.id);
  if (!author || !scribe) return undefined;
  const isAllowed = scribes.some((each) => each.author === author.id && each.scribe === scribe.id);
  return isAllowed ? undefined : { kind: "ask", author, scribe };
}
