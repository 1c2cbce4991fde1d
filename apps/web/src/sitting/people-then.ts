import type { Participant, PlanPerson, Seal } from "@ourwords/protocol";

/** Who was in a note when it was kept, as everybody looks today: a seal keeps their names, not their colours. */
export const peopleThen = ({ people: then }: Seal, now: readonly Participant[]): readonly PlanPerson[] =>
  then.map(({ access: _access, ...person }) => ({
    ...person,
    look: now.find(({ id }) => id === person.id)?.look ?? "slate",
  }));
