import type { Participant, ParticipantId, Role } from "@ourwords/protocol";
import { expect, test } from "vitest";
import { closersOf } from "./closers-of.ts";

const someone = (name: string, role: Role): Participant => ({
  id: name.padEnd(22, "_") as ParticipantId, // reason: a fixed id of the right shape
  name,
  role,
  look: "navy",
  access: "note",
});
const [sam, ali, jo] = [someone("Sam", "person"), someone("Ali", "clinician"), someone("Jo", "peer")];
const people = [sam, ali, jo];

const asked = (writers: readonly Participant[], here: readonly Participant[]): unknown => {
  const { closers, isFirst, before } = closersOf({
    people,
    writers: writers.map(({ id }) => id),
    here: here.map(({ id }) => ({ participant: id, writing: undefined })),
  });
  return [closers.map(({ name }) => name), isFirst, before.map(({ name }) => name)];
};

test("CL1: a clinician is asked first: before the others at one screen, and while the person sees that they are", () => {
  expect(asked([sam, ali], people)).toEqual([["Ali", "Sam"], true, []]);
  expect(asked([ali], people)).toEqual([["Ali"], true, []]);
  expect(asked([sam], people)).toEqual([["Sam"], false, ["Ali"]]);
  expect(asked([jo, sam], people)).toEqual([["Sam", "Jo"], false, ["Ali"]]);
});

test("CL1: where no clinician is here, nobody waits for one", () => {
  expect(asked([sam], [sam, jo])).toEqual([["Sam"], true, []]);
});
