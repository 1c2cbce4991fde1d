import { stanceKey, stanceValue, reasonKey, reasonValue, type StanceName } from "@ourwords/note";
import type { ParticipantId, SealedBlock } from "@ourwords/protocol";
import { expect, test } from "vitest";
import { saidThen } from "./said-then.ts";
import { sealedBlocks } from "./sealed-blocks.ts";

// reason: fixed ids of the right shape
const sam = "s".repeat(22) as ParticipantId;
const ali = "a".repeat(22) as ParticipantId;
const [WALK, GONE] = ["question0001", "question0002"];
const CHARS = [{ client: 11, clock: 0, length: 4 }];

const stance = (line: string, participant: ParticipantId, says: StanceName, text: string, words = "") => ({
  key: stanceKey({ line, participant }),
  value: stanceValue({ says, words, of: { text, chars: CHARS, who: [], by: undefined } }),
});

test("SL5, PL5, TH4: a plan that was kept is shown with who, by when, every answer and quote as they stood then, and answers to lines that were gone", () => {
  const attributes = { line: WALK, who: `@${sam}`, by: "Friday" };
  const plan: SealedBlock[] = [{ node: "paragraph", attributes, pieces: [{ text: "Walk", author: sam }] }];
  const content = {
    story: [],
    plan,
    takenOut: [],
    maps: {
      stances: [
        stance(WALK, ali, "agree", "Run"),
        stance(WALK, sam, "differently", "Walk", "I would start slowly"),
        stance(GONE, ali, "not-yet", "Swim"),
        stance(GONE, sam, "agree", "Swim"),
      ],
      reasons: [
        {
          key: reasonKey({ line: WALK, anchor: CHARS, participant: ali }),
          value: reasonValue({ text: "flat", chars: CHARS }),
        },
      ],
    },
  };
  const said = saidThen(content, (client) => (client === 11 ? sam : undefined));
  expect(sealedBlocks(plan, said.of)).toEqual([
    {
      kind: "line",
      line: {
        within: [],
        pieces: [{ text: "Walk", author: sam, marks: [] }],
        who: [{ participant: sam }],
        by: "Friday",
        stances: [
          { participant: ali, says: "agree", words: "", was: "Run" },
          { participant: sam, says: "differently", words: "I would start slowly", was: "Walk" },
        ],
        reasons: [{ text: "flat", author: sam, now: "stands" }],
      },
    },
  ]);
  expect(said.left.map(({ participant, of }) => [participant, of.text])).toEqual([[ali, "Swim"]]);
});
