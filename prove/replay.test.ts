import { expect, test } from "vitest";
import type { ReplayQuestion } from "./replay-worker.ts";
import type { Result } from "./replay-result.ts";
import { recordedSession } from "./session.ts";
import { Thread } from "./thread.ts";

async function play(question: ReplayQuestion): Promise<readonly Result[]> {
  const thread = new Thread<ReplayQuestion, readonly Result[]>("replay-worker.ts");
  try {
    return await thread.ask(question);
  } finally {
    await thread.close();
  }
}

test("AU1, AU5, AU6: a recorded session of two people comes to the text that was recorded, each letter its author's", {
  timeout: 120_000,
}, async () => {
  const { presses, end } = recordedSession();
  const [one, two] = await play({ how: "plain", presses: presses.length });
  expect(one?.text).toBe(end);
  expect(two).toEqual(one);
  expect(one?.wrong).toBe(0);
});

test("AU3, AU5, AU6: the same through real editors, where lines are paragraphs that get split and joined", {
  timeout: 120_000,
}, async () => {
  const presses = 5_000;
  const [plain] = await play({ how: "plain", presses });
  const [one, two] = await play({ how: "editor", presses });
  expect(one?.text).toBe(plain?.text);
  expect(two).toEqual(one);
  expect(one?.wrong).toBe(0);
});
