import { authorRuns } from "@ourwords/authorship";
import type { NoteConnection } from "@ourwords/sync/client";
import { expect, test } from "vitest";
import { systemClock } from "../clock.ts";
import { noteForTwo } from "../testing/people.ts";
import { startTestServer } from "../testing/test-server.ts";
import { settled } from "./settled.ts";
import { DEMO_TURNS } from "./story.ts";
import { takeTurn } from "./take-turn.ts";

test("AU1 the demo's turns can all be taken, and what each wrote is theirs", async () => {
  const server = await startTestServer();
  const { ali, sam } = await noteForTwo(server);
  const pages = {
    ali: ali.visitor.open(ali.note, ali.as, systemClock),
    sam: sam.visitor.open(sam.note, sam.as, systemClock),
  };
  await settled([pages.ali, pages.sam]);
  for (const turn of DEMO_TURNS) {
    takeTurn(pages[turn.by].doc, turn);
    await settled([pages.ali, pages.sam]);
  }
  const story = storyOf(pages.ali);
  expect(storyOf(pages.sam)).toBe(story);
  expect(pages.ali.doc.clientID).not.toBe(pages.sam.doc.clientID);
  expect(story).toContain("low mood, but it’s more like dread, the way it is before an exam. That changes");
  expect(story).toContain("<bold>It’s the mornings.</bold>");
  const authors = new Map([
    [ali.as, "ali"],
    [sam.as, "sam"],
  ]);
  for (const { doc, ledger } of [pages.ali, pages.sam]) {
    const written = authorRuns(doc, ledger).flatMap(({ text, runs }) => {
      const plain = text.toJSON().replaceAll(/<[^>]*>/g, "");
      return runs.map(({ from, to, voice }) => `${voice && authors.get(voice.author)}: ${plain.slice(from, to)}`);
    });
    for (const turn of DEMO_TURNS) {
      if (turn.do !== "add" && turn.do !== "tell") continue;
      const [beginning = ""] = turn.text.split(/(?<=[.,])/);
      expect(written.some((each) => each.startsWith(`${turn.by}: `) && each.includes(beginning))).toBe(true);
    }
  }
  for (const page of [pages.ali, pages.sam]) page.close();
  await server.close();
});

const storyOf = ({ doc }: NoteConnection): string => doc.getXmlFragment("story").toArray().map(String).join("");
