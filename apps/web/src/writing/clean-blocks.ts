import type { Marks } from "./html-kinds.ts";

type Line = "p" | "h2" | "h3";
type Holder = "ul" | "ol" | "li" | "blockquote";

/** Elements around a line, at most. What nests deeper goes on at this depth: a hostile page could nest without end. */
const DEEPEST = 16;

/** Clean HTML as it grows: lines of marked words in lists and quotes. Nothing in it is empty. */
export class CleanBlocks {
  readonly #page = document.implementation.createHTMLDocument("");
  #spaces: "collapse" | "exact";
  #holder: Element = this.#page.body;
  #line: { readonly name: Line; readonly parts: { text: string; readonly marks: Marks }[] } = { name: "p", parts: [] };
  #isRow = false;
  /** the innermost of Word's lists that a next item may join, by level */
  #wordLists: Element[] = [];

  constructor(spaces: "collapse" | "exact") {
    this.#spaces = spaces;
  }

  text(text: string, marks: Marks): void {
    const [first = "", ...rest] = this.#spaces === "exact" ? text.split("\n") : [text.replaceAll(/[ \t\n]+/g, " ")];
    this.#append(first, marks);
    for (const line of rest) {
      this.lineBreak();
      this.#append(line, marks);
    }
  }

  /** The note has no line breaks within a block: a new one begins. In a row there is only the one line. */
  lineBreak(): void {
    if (this.#isRow) this.#append(" ", { bold: false, italic: false });
    else this.#end(this.#line.name);
  }

  /** What `inside` writes is a line of its own, or lines. */
  line(name: Line, inside: () => void): void {
    if (this.#isRow) return this.#spaced(inside);
    const around = this.#line.name;
    this.#end(name === "p" ? around : name);
    inside();
    this.#end(around);
  }

  /** A line whose spaces and line ends are meant. */
  exactly(inside: () => void): void {
    const before = this.#spaces;
    this.#spaces = "exact";
    this.line("p", inside);
    this.#spaces = before;
  }

  /** A list, an item of one, or a quote. */
  within(name: Holder, inside: () => void): void {
    if (this.#isRow) return this.#spaced(inside);
    this.#end("p");
    const before = this.#holder;
    const isList = name === "ul" || name === "ol";
    // Some editors put a deeper list beside the item that it belongs to.
    const item = isList && isListElement(before) ? (before.lastElementChild ?? this.#make("li", before)) : before;
    this.#holder = name === "li" && !isListElement(item) ? item : this.#deeper(name, item);
    inside();
    this.#end("p");
    this.#holder = before;
  }

  wordItem({ level, isNumbered }: { readonly level: number; readonly isNumbered: boolean }, inside: () => void): void {
    if (this.#isRow) return this.#spaced(inside);
    this.#end("p");
    const name = isNumbered ? "ol" : "ul";
    const isSame = this.#wordLists[level - 1]?.localName === name;
    const lists = this.#wordLists.slice(0, isSame ? level : level - 1);
    const before = this.#holder;
    while (lists.length < level) {
      const list = lists.at(-1);
      const around = list ? (list.lastElementChild ?? this.#make("li", list)) : before;
      lists.push(this.#deeper(name, around));
    }
    const list = lists.at(-1);
    if (list) this.#holder = this.#make("li", list);
    inside();
    this.#end("p");
    this.#holder = before;
    this.#wordLists = lists;
  }

  /** Cells side by side in one line. */
  row(cells: readonly (() => void)[]): void {
    if (this.#isRow) return this.#spaced(() => cells.forEach((cell) => cell()));
    this.#end("p");
    this.#isRow = true;
    for (const [index, cell] of cells.entries()) {
      if (index > 0) this.#append(" | ", { bold: false, italic: false });
      cell();
    }
    this.#isRow = false;
    if (this.#line.parts.every(({ text }) => /^[\s|]*$/.test(text))) this.#line.parts.length = 0;
    this.#end("p");
  }

  html(): string {
    this.#end("p");
    const holders = [...this.#page.querySelectorAll("ul, ol, li, blockquote")];
    for (const holder of holders.toReversed()) if (!holder.hasChildNodes()) holder.remove();
    return this.#page.body.innerHTML;
  }

  #spaced(inside: () => void): void {
    this.lineBreak();
    inside();
    this.lineBreak();
  }

  #append(text: string, marks: Marks): void {
    const { parts } = this.#line;
    const isAfterSpace = /(?:^| )$/.test(parts.at(-1)?.text ?? "");
    const added = this.#spaces === "collapse" && isAfterSpace ? text.replace(/^ /, "") : text;
    if (added !== "") parts.push({ text: added, marks });
  }

  /** Ends the line, writes it if it has words, and begins the next. */
  #end(next: Line): void {
    const { name, parts } = this.#line;
    this.#line = { name: next, parts: [] };
    const last = parts.at(-1);
    if (this.#spaces === "collapse" && last) last.text = last.text.replace(/ $/, "");
    if (this.#spaces === "collapse" && parts.every(({ text }) => text.trim() === "")) return;
    if (parts.length === 0) return;
    this.#wordLists = [];
    const line = this.#make(name, this.#holder);
    for (const { text, marks } of parts) {
      const strong = marks.bold ? line.appendChild(this.#page.createElement("strong")) : line;
      const words = marks.italic ? strong.appendChild(this.#page.createElement("em")) : strong;
      words.append(this.#spaces === "collapse" ? text.replaceAll("\u00a0", " ") : text);
    }
  }

  #deeper(name: Holder, parent: Element): Element {
    let depth = 0;
    for (let each: Element | null = parent; each; each = each.parentElement) depth++;
    return depth < DEEPEST ? this.#make(name, parent) : parent;
  }

  #make(name: Line | Holder, parent: Element): Element {
    const holder = isListElement(parent) && name !== "li" ? this.#make("li", parent) : parent;
    return holder.appendChild(this.#page.createElement(name));
  }
}

const isListElement = ({ tagName }: Element): boolean => tagName === "UL" || tagName === "OL";
