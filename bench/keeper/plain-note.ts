import * as Y from "yjs";
import { PARAGRAPHS } from "../typing/long-note.ts";
import type { TwoWriters } from "./two-writers.ts";

const WORDS = 48;
const VOCABULARY = "mornings are hard but walking helped for a while and then it was dark again".split(" ");

/** 20,000 words as two people write them: paragraphs by one or the other, in every fourth some words in between by the other. */
export function writePlainNote(two: TwoWriters): void {
  for (let index = 0; index < PARAGRAPHS; index++) {
    const paragraph = new Y.XmlElement("paragraph");
    const words = Array.from({ length: WORDS }, (_, word) => VOCABULARY[(word * 5 + index * 3) % VOCABULARY.length]);
    paragraph.insert(0, [new Y.XmlText(words.join(" "))]);
    two.writer(index).getXmlFragment("story").push([paragraph]);
    two.settle();
    if (index % 4 > 0) continue;
    const seen = two
      .writer(index + 1)
      .getXmlFragment("story")
      .get(index);
    const text = seen instanceof Y.XmlElement ? seen.get(0) : undefined;
    if (text instanceof Y.XmlText) text.insert(Math.floor(text.length / 3), "on some days, not all of them, ");
    two.settle();
  }
}
