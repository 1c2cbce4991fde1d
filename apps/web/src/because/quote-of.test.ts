import { Ledger } from "@ourwords/authorship";
import { MAPS } from "@ourwords/note";
import { noteExtensions } from "@ourwords/note/extensions";
import type { ParticipantId } from "@ourwords/protocol";
import { getSchema } from "@tiptap/core";
import { EditorState, TextSelection } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import { yXmlFragmentToProseMirrorRootNode } from "y-prosemirror";
import * as Y from "yjs";
import { originOf, quoteOf } from "./quote-of.ts";

const sam = "s".repeat(22) as ParticipantId; // reason: a fixed id of the right shape
const ali = "a".repeat(22) as ParticipantId; // reason: likewise
const [SAM, ALI, SAM_BY_ALI] = [11, 12, 13];

/** A story of lines, each of words by clients in turn; `select` answers what is quoted of what stands between two places of all its text. */
function story(...lines: readonly (readonly (readonly [client: number, words: string])[])[]) {
  const doc = new Y.Doc();
  const ledger = new Ledger();
  const voices = [
    { client: SAM, author: sam },
    { client: ALI, author: ali },
    { client: SAM_BY_ALI, author: sam, scribe: ali },
  ];
  ledger.learn({ voices, traced: [], copies: [] });
  const fragment = doc.getXmlFragment("story");
  for (const pieces of lines) {
    const text = new Y.XmlText();
    const block = new Y.XmlElement("paragraph");
    doc.clientID = 1;
    fragment.push([block]);
    block.insert(0, [text]);
    for (const [client, words] of pieces) {
      doc.clientID = client;
      text.insert(text.length, words);
    }
  }
  const select = (from: string, to: string) => {
    const shown = yXmlFragmentToProseMirrorRootNode(fragment, getSchema(noteExtensions));
    const places: Record<string, number> = {};
    shown.descendants((node, pos) => {
      for (const words of [from, to]) {
        const at = node.text?.indexOf(words) ?? -1;
        if (at >= 0) places[words] ??= pos + at;
      }
    });
    const [start, end] = [places[from] ?? 0, (places[to] ?? 0) + to.length];
    const state = EditorState.create({ doc: shown });
    const chosen = state.apply(state.tr.setSelection(TextSelection.create(state.doc, start, end)));
    return quoteOf(chosen, fragment);
  };
  return { ledger, select };
}

test("AU11: a quote is the selected words with their characters, without the spaces around them", () => {
  const { ledger, select } = story([[SAM, "I am flat most days"]]);
  const quote = select(" am", "flat ");
  expect(quote).toEqual({ text: "am flat", chars: [{ client: SAM, clock: 2, length: 7 }] });
  expect(typeof quote === "object" && originOf(quote, ledger)).toEqual({
    author: sam,
    anchor: [{ client: SAM, clock: 2, length: 7 }],
  });
});

test("AU11: words that were moved are quoted as they stand, and named by what they were first", () => {
  const { ledger, select } = story([[ALI, "flat"]]);
  ledger.copy({ client: ALI, clock: 0, length: 4, originClient: SAM, originClock: 7 });
  const quote = select("flat", "flat");
  expect(quote).toEqual({ text: "flat", chars: [{ client: ALI, clock: 0, length: 4 }] });
  expect(typeof quote === "object" && originOf(quote, ledger)).toEqual({
    author: sam,
    anchor: [{ client: SAM, clock: 7, length: 4 }],
  });
});

test("AU11: a quote has one author, whoever wrote the words down", () => {
  const both = story([
    [SAM, "I am "],
    [SAM_BY_ALI, "flat"],
    [ALI, " today"],
  ]);
  const origin = (from: string, to: string) => {
    const quote = both.select(from, to);
    return typeof quote === "object" ? originOf(quote, both.ledger) : quote;
  };
  expect(origin("I", "flat")).toMatchObject({ author: sam });
  expect(origin("flat", "today")).toBe("two-authors");
});

test("AU11: a quote is of one line; the line break behind it does no harm", () => {
  const { select } = story([[SAM, "I am flat"]], [[SAM, "\u00A0and tired"]]);
  expect(select("flat", "and")).toBe("two-lines");
  expect(select("flat", "\u00A0")).toMatchObject({ text: "flat" });
});

test("AU11: nothing selected, or only spaces, is no quote; nor is more than a quote may hold", () => {
  const long = "a".repeat(MAPS.reasons.text);
  const { select } = story([[SAM, ` ${long}b`]]);
  expect(select("", "")).toBe("nothing");
  expect(select(" ", " ")).toBe("nothing");
  expect(select("a", "b")).toBe("too-long");
  expect(select(long, long)).toMatchObject({ text: long });
});
