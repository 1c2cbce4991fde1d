import { isParticipantId, type Access, type Look, type Participant, type Role } from "@ourwords/protocol";
import { expect, test } from "vitest";
import { lookHolder } from "./look-holder.ts";

function somebody(letter: string, role: Role, look: Look, access: Access = "note"): Participant {
  const id = letter.repeat(22);
  if (!isParticipantId(id)) throw new Error("22 letters make an id");
  return { id, role, name: letter, look, access };
}

const sam = somebody("S", "person", "rust");
const ali = somebody("A", "clinician", "navy");
const jo = somebody("J", "peer", "green");
const gone = somebody("G", "clinician", "slate", "none");
const people = [sam, ali, jo, gone];
const here = [sam, ali].map(({ id }) => ({ participant: id, writing: undefined }));

test("IN4 a look nobody else has is free, your own as well", () => {
  expect(lookHolder({ you: ali, people, here }, "purple")).toBeUndefined();
  expect(lookHolder({ you: ali, people, here }, "navy")).toBeUndefined();
});

test("IN4 the person may take the look of somebody who is not here, and nobody else may", () => {
  expect(lookHolder({ you: sam, people, here }, "green")).toEqual({ name: "J", gives: true });
  expect(lookHolder({ you: sam, people, here }, "navy")).toEqual({ name: "A", gives: false });
  expect(lookHolder({ you: ali, people, here }, "green")).toEqual({ name: "J", gives: false });
});

test("IN4 the look of somebody who has gone is anybody's", () => {
  expect(lookHolder({ you: ali, people, here }, "slate")).toEqual({ name: "G", gives: true });
});
