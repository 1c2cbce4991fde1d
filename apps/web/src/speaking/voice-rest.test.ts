import { expect, test } from "vitest";
import { handClock } from "../browser/testing/hand-clock.ts";
import { REST_MS, VoiceRest } from "./voice-rest.ts";

test("AU2: after a switch it says whose words come; then it is quiet while somebody writes, and loud after a rest", () => {
  const { clock, pass } = handClock();
  const said: string[] = [];
  const rest = new VoiceRest(clock, () => said.push(rest.state()));
  expect(rest.state()).toBe("now");
  rest.wrote();
  pass(REST_MS - 1);
  rest.wrote();
  pass(REST_MS - 1);
  expect(said).toEqual(["writing"]);
  pass(1);
  expect(said).toEqual(["writing", "still"]);
  rest.wrote();
  expect(said).toEqual(["writing", "still", "writing"]);
  rest.switched();
  pass(10 * REST_MS);
  expect(rest.state()).toBe("now");
});
