import { expect, test } from "vitest";
import { putBackState } from "./put-back-state.ts";

test("AU8: what was asked on a line that is lost has to be asked again when it is back", () => {
  const asked = putBackState("asked", true);
  const lost = putBackState(asked, false);
  expect([asked, lost, putBackState(lost, true), putBackState("ready", false)]).toEqual([
    "asked",
    "offline",
    "ready",
    "ready",
  ]);
});
