import { JSDOM } from "jsdom";
import type { Said } from "./random-note.ts";
import { isPastWords, lettersOf, type ReadCopy, spaced } from "./read-text.ts";

/** What of a format is the name before words, and letters that stand for one. */
export interface Signs {
  readonly lead: string;
  /** `undefined`: each name stands in words, on a line of its own */
  readonly tag: string | undefined;
  /** what is said about words */
  readonly note: string;
}

const BLOCKS = "p, h1, h2, h3, h4, li, th, td";

/** A copy as a browser reads it. */
export function readHtml(html: string, { lead, tag, note }: Signs): ReadCopy {
  const { document } = new JSDOM(html).window;
  const key = new Map<string, string>();
  const headings = [...document.querySelectorAll("h2")];
  // Of the plan alone there is no such heading: it begins after the list of people.
  const start = headings.find((each) => each.textContent === "Story") ?? document.querySelector("ul");
  const isAfter = (element: Element): boolean =>
    start !== null && (start.compareDocumentPosition(element) & 4) !== 0 && !start.contains(element);
  for (const item of document.querySelectorAll("li")) {
    if (isAfter(item)) continue;
    const [, letters, name] = /^\s*(\S+)\s+(.*)$/su.exec(item.textContent) ?? [];
    if (letters !== undefined && name !== undefined)
      key.set(letters, spaced(name).replace(/, (?:clinician|peer worker)$/u, ""));
  }
  const means = headings.find((each) => isPastWords(each.textContent));
  const said = [...document.querySelectorAll(BLOCKS)].flatMap((block): Said[] => {
    const isInside = block.querySelector(BLOCKS) !== null && !tagless(block);
    const isPast = means && (block === means || (means.compareDocumentPosition(block) & 4) !== 0);
    if (!isAfter(block) || isInside || isPast || block.matches(note) || block.textContent === "Plan") return [];
    return tag === undefined ? byLines(block, lead) : byTags(block, lead, tag, key);
  });
  return { said, text: spaced([...document.querySelectorAll("body")].map(textWithBreaks).join(" ")) };
}

/** An item whose words stand in it without a paragraph, beside a list inside it. */
const tagless = (block: Element): boolean =>
  block.tagName === "LI" &&
  [...block.childNodes].some(
    (node) => !/^(?:UL|OL|P|BLOCKQUOTE)$/u.test(node.nodeName) && (node.textContent ?? "").trim() !== "",
  );

const textWithBreaks = (element: Element): string => {
  for (const each of element.querySelectorAll(`br, ${BLOCKS}`)) each.append(" ");
  for (const each of element.querySelectorAll("br")) each.replaceWith(" ");
  return element.textContent;
};

/** Of one hand: a name, then words. Of several: after all their names, letters before each one's words. */
function byTags(block: Element, lead: string, tag: string, key: ReadonlyMap<string, string>): Said[] {
  const names = [...block.querySelectorAll(lead)]
    .filter((each) => each.closest(BLOCKS) === block)
    .map((each) => each.textContent);
  const label = spaced(names.join(" ")).replace(/:$/u, "");
  const tags = [...block.querySelectorAll(tag)].filter((each) => each.closest(BLOCKS) === block);
  if (names.length === 0) {
    // What is said of a plan's line stands below it, without anybody's words.
    return /^H\d$/u.test(block.tagName) ? [{ label: "", letters: lettersOf(block.textContent) }] : [];
  }
  const words: { label: string; letters: string }[] = [];
  const walk = (node: Node): void => {
    const element = node.nodeType === 1 ? (node as Element) : undefined; // reason: 1 is an element
    // A list inside an item is read by itself.
    if (element?.matches(lead) || element?.matches("ul, ol, p, blockquote")) return;
    if (element?.matches(tag))
      return void words.push({ label: key.get(element.textContent.trim()) ?? "?", letters: "" });
    if (node.nodeType !== 3) return node.childNodes.forEach(walk);
    const letters = lettersOf(node.textContent ?? "");
    const last = words.at(-1);
    if (last) last.letters += letters;
    else if (letters !== "") words.push({ label: tags.length > 0 ? OWN : label, letters });
  };
  block.childNodes.forEach(walk);
  return words;
}

/** Each name begins a line. */
function byLines(block: Element, lead: string): Said[] {
  const lines: Node[][] = [[]];
  for (const node of block.childNodes) {
    if (node.nodeName === "BR") lines.push([]);
    else if (!/^(?:UL|OL|P|BLOCKQUOTE)$/u.test(node.nodeName)) lines.at(-1)?.push(node);
  }
  const isHeading = /^H\d$/u.test(block.tagName);
  return lines.flatMap((nodes) => {
    const full = nodes.filter((node) => (node.textContent ?? "").trim() !== "");
    const [first, ...rest] = full;
    const isNamed = first?.nodeType === 1 && (first as Element).matches(lead); // reason: 1 is an element
    const letters = lettersOf((isNamed ? rest : full).map((node) => node.textContent ?? "").join(""));
    if (letters === "" || (!isNamed && !isHeading)) return [];
    return [{ label: isNamed ? spaced(first.textContent ?? "").replace(/:$/u, "") : "", letters }];
  });
}

const OWN = "The note’s own words";
