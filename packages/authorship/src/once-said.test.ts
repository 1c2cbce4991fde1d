import type { CharRange } from "@ourwords/protocol";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { onceSaid } from "./once-said.ts";

const [SAM, ALI] = [11, 12];

/** A story of two lines, as a room keeps it. `at` writes as somebody, with all that is there. */
function note() {
  const doc = new Y.Doc({ gc: false });
  const [line, other] = [new Y.XmlText(), new Y.XmlText()];
  const blocks = [line, other].map((text) => {
    const block = new Y.XmlElement("paragraph");
    block.insert(0, [text]);
    return block;
  });
  doc.getXmlFragment("story").push(blocks);
  const at = (client: number, work: () => void): void => {
    doc.clientID = client;
    doc.transact(work);
  };
  const said = (chars: readonly CharRange[], text: string, extent: "whole" | "part" = "whole"): boolean =>
    onceSaid(doc, { chars, text }, extent) !== undefined;
  return { doc, line, other, at, said };
}

const range = (client: number, clock: number, length: number): CharRange => ({ client, clock, length });

test("AU11: a line said what stands there, and what stood there before others went on writing or deleted", () => {
  const { line, at, said } = note();
  at(SAM, () => line.insert(0, "I am flat"));
  expect(said([range(SAM, 0, 9)], "I am flat")).toBe(true);
  at(ALI, () => line.insert(5, "not "));
  expect(said([range(SAM, 0, 9)], "I am flat")).toBe(true);
  expect(said([range(SAM, 0, 5), range(ALI, 0, 4), range(SAM, 5, 4)], "I am not flat")).toBe(true);
  at(ALI, () => line.delete(0, line.length));
  expect(said([range(SAM, 0, 5), range(ALI, 0, 4), range(SAM, 5, 4)], "I am not flat")).toBe(true);
  expect(said([range(SAM, 0, 9)], "I am flat")).toBe(true);
});

test("AU11: other letters, another order, a letter twice, and letters of two lines were never said", () => {
  const { line, other, at, said } = note();
  at(SAM, () => line.insert(0, "no yes"));
  at(SAM, () => other.insert(0, "ok"));
  expect(said([range(SAM, 0, 6)], "no yes")).toBe(true);
  expect(said([range(SAM, 0, 6)], "no yep")).toBe(false);
  expect(said([range(SAM, 3, 3), range(SAM, 0, 3)], "yesno ")).toBe(false);
  expect(said([range(SAM, 3, 3), range(SAM, 0, 3)], "no yes")).toBe(false);
  expect(said([range(SAM, 0, 6), range(SAM, 0, 1)], "no yesn")).toBe(false);
  expect(said([range(SAM, 0, 6), range(SAM, 6, 2)], "no yesok")).toBe(false);
  expect(said([range(SAM, 0, 7)], "no yes?")).toBe(false);
  expect(said([range(99, 0, 2)], "no")).toBe(false);
  expect(said([], "")).toBe(false);
});

test("AU11: what is left out between the words was there to be read, unless it is deleted by now", () => {
  const { line, at, said } = note();
  at(SAM, () => line.insert(0, "I do not want it"));
  const without = [range(SAM, 0, 5), range(SAM, 9, 7)];
  expect(said(without, "I do want it")).toBe(false);
  expect(said(without, "I do want it", "part")).toBe(false);
  at(SAM, () => line.delete(5, 4));
  expect(said(without, "I do want it")).toBe(true);
});

test("AU11: what somebody wrote in between later can't be left out by who names what they wrote after it", () => {
  const { line, at, said } = note();
  at(SAM, () => line.insert(0, "I want it"));
  at(SAM, () => line.insert(2, "do not "));
  at(SAM, () => line.insert(line.length, "!"));
  expect(said([range(SAM, 0, 9)], "I want it")).toBe(true);
  expect(said([range(SAM, 0, 9), range(SAM, 16, 1)], "I want it!")).toBe(false);
});

test("AU11: a part may be quoted, the whole of a line can't be said to be a part of it", () => {
  const { line, at, said } = note();
  at(SAM, () => line.insert(0, "never again"));
  expect(said([range(SAM, 6, 5)], "again", "part")).toBe(true);
  expect(said([range(SAM, 6, 5)], "again", "whole")).toBe(false);
});

test("AU11: what is no text was never said: a block, an entry, a mark", () => {
  const { doc, line, at, said } = note();
  at(SAM, () => line.insert(0, "flat", { bold: {} }));
  at(ALI, () => doc.getMap("meanings").set("key", "flat"));
  expect(said([range(ALI, 0, 1)], "flat")).toBe(false);
  // The mark comes before its letters.
  expect(said([range(SAM, 0, 4)], "flat")).toBe(false);
  expect(said([range(SAM, 1, 4)], "flat")).toBe(true);
});
