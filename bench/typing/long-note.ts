import * as Y from "yjs";

/** 20,000 words. */
export const PARAGRAPHS = 400;
/** Four runs of each author in every paragraph: 400 × 7 changes and 399 between paragraphs, 3,199 in all. */
const RUNS = 4;
const WORDS = 25;
const VOCABULARY =
  "the shop opens late and I lie awake until four so mornings are hard but walking helped for a while".split(" ");

const words = (count: number, from: number): string =>
  `${Array.from({ length: count }, (_, index) => VOCABULARY[(from * 7 + index * 3) % VOCABULARY.length]).join(" ")} `;

/** 50 words a paragraph by two authors: the first writes paragraphs, then the second writes in between, each in their own replica. */
export async function writeLongNote(
  first: { readonly doc: Y.Doc },
  second: { readonly doc: Y.Doc },
  settle: () => Promise<void>,
  paragraphs = PARAGRAPHS,
): Promise<void> {
  const story = first.doc.getXmlFragment("story");
  for (let index = 0; index < paragraphs; index++) {
    const paragraph = new Y.XmlElement("paragraph");
    const runs = Array.from({ length: RUNS }, (_, run) => words(Math.round(WORDS / RUNS) + (run % 2), index + run));
    paragraph.insert(0, [new Y.XmlText(runs.join(""))]);
    first.doc.transact(() => story.push([paragraph]));
    if (index % 50 === 49) await settle();
  }
  await settle();
  for (const block of second.doc.getXmlFragment("story").toArray()) {
    const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
    if (!(text instanceof Y.XmlText) || text.length === 0) continue;
    second.doc.transact(() => {
      for (let run = RUNS; run > 0; run--)
        text.insert(Math.floor((text.length * run) / (RUNS + 1)), words(WORDS / RUNS, run));
    });
  }
  await settle();
}
