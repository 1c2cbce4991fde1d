import { LOOKS, type NoteId, type PageId, type Participant, type ParticipantId } from "@ourwords/protocol";

const NAMES = ["Dr Ali", "Sam", "Jo", "Mum", "Nurse Bo"];
const ID_LENGTH = 22;

export const NOTE = "n".repeat(ID_LENGTH) as NoteId; // reason: a fixed id of the right shape
const idOf = (number: number): ParticipantId => `p${number}`.padEnd(ID_LENGTH, "_") as ParticipantId; // reason: likewise

/** The number of an author; `undefined` for the server and for who only reads. */
export const numberOf = (id: ParticipantId | undefined): number | undefined => {
  const number = NAMES.findIndex((_, each) => idOf(each) === id);
  return number < 0 ? undefined : number;
};

/** One to five people. */
export function people(count: number): [Participant, ...Participant[]] {
  const [first, ...others] = NAMES.slice(0, count).map(
    (name, number): Participant => ({
      id: idOf(number),
      name,
      role: number === 1 ? "person" : "clinician",
      look: LOOKS[number] ?? "slate",
      access: "note",
    }),
  );
  if (!first) throw new RangeError("people must be 1 to 5");
  return [first, ...others];
}

/** Somebody who writes nothing: what they see is what the server shows to anybody who comes. */
export const reader = (number: number): Participant => ({
  id: idOf(NAMES.length + number),
  name: "Reader",
  role: "peer",
  look: "slate",
  access: "note",
});

/** A fresh page id. */
export const pageId = (number: number): PageId => `page${number}`.padEnd(ID_LENGTH, "_") as PageId; // reason: likewise
