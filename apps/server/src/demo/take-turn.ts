import { PLAN_QUESTIONS } from "@ourwords/note";
import * as Y from "yjs";
import type { Turn } from "./story.ts";

/** Does in `doc` what `turn` says, in one transaction under the doc's own voice. @throws when the words to find aren't there */
export function takeTurn(doc: Y.Doc, turn: Turn): void {
  doc.transact(() => {
    switch (turn.do) {
      case "tell":
        return tell(doc.getXmlFragment("story"), turn.text);
      case "answer":
        return answer(doc.getXmlFragment("plan"), turn.question, turn.text);
      case "list":
        return addList(doc.getXmlFragment("plan"), turn.question, turn.items);
      case "add": {
        const { text, index } = find(doc, turn.behind);
        return text.insert(index + turn.behind.length, turn.text, {});
      }
      case "stress": {
        const { text, index } = find(doc, turn.words);
        return text.format(index, turn.words.length, { bold: {} });
      }
    }
  });
}

function paragraph(text: string): Y.XmlElement {
  const element = new Y.XmlElement("paragraph");
  element.insert(0, [new Y.XmlText(text)]);
  return element;
}

function list(items: readonly string[]): Y.XmlElement {
  const element = new Y.XmlElement("bulletList");
  element.insert(
    0,
    items.map((text) => {
      const item = new Y.XmlElement("listItem");
      item.insert(0, [paragraph(text)]);
      return item;
    }),
  );
  return element;
}

/** A new note begins with an empty line: the first who writes, writes there. */
function tell(story: Y.XmlFragment, text: string): void {
  const last = lineOf(story.get(story.length - 1));
  if (last?.length === 0) last.insert(0, text);
  else story.push([paragraph(text)]);
}

/** Under a question: in its empty line, or behind what is there. */
function answer(plan: Y.XmlFragment, question: number, text: string): void {
  const { end, empty } = under(plan, question);
  if (empty) empty.insert(0, text);
  else plan.insert(end, [paragraph(text)]);
}

function addList(plan: Y.XmlFragment, question: number, items: readonly string[]): void {
  const { end, empty } = under(plan, question);
  plan.insert(end, [list(items)]);
  if (empty) plan.delete(end - 1);
}

/** Where a question's answers end, and the empty line there if that is all there is. */
function under(plan: Y.XmlFragment, question: number): { readonly end: number; readonly empty: Y.XmlText | undefined } {
  const blocks = plan.toArray();
  const asked = blocks.findIndex((each) => lineOf(each)?.toString() === PLAN_QUESTIONS[question]);
  if (asked < 0) throw new Error(`question ${question} is not in the plan`);
  const next = blocks.findIndex(
    (each, at) => at > asked && each instanceof Y.XmlElement && each.nodeName === "heading",
  );
  const end = next < 0 ? blocks.length : next;
  const last = lineOf(blocks[end - 1]);
  return { end, empty: last?.length === 0 ? last : undefined };
}

function lineOf(block: unknown): Y.XmlText | undefined {
  const first = block instanceof Y.XmlElement ? block.get(0) : undefined;
  return first instanceof Y.XmlText ? first : undefined;
}

function find(doc: Y.Doc, words: string): { readonly text: Y.XmlText; readonly index: number } {
  for (const name of ["story", "plan"]) {
    for (const text of linesIn(doc.getXmlFragment(name))) {
      const plain = text
        .toDelta()
        .map(({ insert }: { readonly insert: unknown }) => (typeof insert === "string" ? insert : " "))
        .join("");
      const index = plain.indexOf(words);
      if (index >= 0) return { text, index };
    }
  }
  throw new Error("the words to write behind are not in the note");
}

function* linesIn(parent: Y.XmlFragment): Generator<Y.XmlText> {
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) yield child;
    else if (child instanceof Y.XmlElement) yield* linesIn(child);
  }
}
