import * as Y from "yjs";

/** Text with its formatting, as `toDelta` gives it. */
type Words = { readonly insert: string; readonly attributes?: object }[];

const textOf = (block: unknown): Y.XmlText | undefined => {
  const first = block instanceof Y.XmlElement ? block.get(0) : undefined;
  return first instanceof Y.XmlText ? first : undefined;
};

/** Changes the blocks around words at `index`, as y-prosemirror does it: what stands in another block is written anew. */
export function restructure(doc: Y.Doc, kind: number, index: number): void {
  const story = doc.getXmlFragment("story");
  const text = textOf(story.get(index));
  if (!text) {
    unwrap(story, index);
    return;
  }
  const words: Words = text.toDelta();
  doc.transact(() => {
    switch (kind % 4) {
      case 0:
        split(story, index, text);
        break;
      case 1:
        join(story, index, text);
        break;
      case 2:
        put(story, index, inside(["bulletList", "listItem"], block("paragraph", words)));
        break;
      default:
        put(story, index, heading(words));
    }
  });
}

function split(story: Y.XmlFragment, index: number, text: Y.XmlText): void {
  const at = Math.floor(text.length / 2);
  const tail = text.toString().slice(at);
  if (tail === "") return;
  text.delete(at, tail.length);
  story.insert(index + 1, [block("paragraph", [{ insert: tail }])]);
}

function join(story: Y.XmlFragment, index: number, text: Y.XmlText): void {
  const next = textOf(story.get(index + 1));
  if (!next) return;
  const words = next.toString();
  story.delete(index + 1, 1);
  text.insert(text.length, words);
}

/** A list of one becomes a paragraph again. */
function unwrap(story: Y.XmlFragment, index: number): void {
  const list = story.get(index);
  const item = list instanceof Y.XmlElement ? list.get(0) : undefined;
  const text = textOf(item instanceof Y.XmlElement ? item.get(0) : undefined);
  if (text) story.doc?.transact(() => put(story, index, block("paragraph", text.toDelta())));
}

function put(story: Y.XmlFragment, index: number, element: Y.XmlElement): void {
  story.delete(index, 1);
  story.insert(index, [element]);
}

function block(name: string, words: Words): Y.XmlElement {
  const element = new Y.XmlElement(name);
  const text = new Y.XmlText();
  text.applyDelta(words);
  element.insert(0, [text]);
  return element;
}

const LEVEL = 2 as unknown as string; // reason: Y.XmlElement's default attribute type is too narrow

function heading(words: Words): Y.XmlElement {
  const element = block("heading", words);
  element.setAttribute("level", LEVEL);
  return element;
}

const inside = (names: readonly string[], element: Y.XmlElement): Y.XmlElement =>
  names.toReversed().reduce((inner, name) => {
    const outer = new Y.XmlElement(name);
    outer.insert(0, [inner]);
    return outer;
  }, element);
