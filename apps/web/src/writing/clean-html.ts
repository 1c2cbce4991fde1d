import { CleanBlocks } from "./clean-blocks.ts";
import { cleanText } from "./clean-text.ts";
import { htmlKind, type Marks, marksIn, wordListItem } from "./html-kinds.ts";

const PLAIN: Marks = { bold: false, italic: false };

/**
 * AU10: HTML from a clipboard as a note can hold it: paragraphs, headings, lists, quotes, bold and italic, without a single
 * attribute. Whatever it claims about authors, or about being ours, is gone. The page it is read in runs and loads nothing.
 */
export function cleanHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  // ProseMirror's own HTML has no spaces but those of the words.
  const blocks = new CleanBlocks(body.querySelector("[data-pm-slice]") ? "exact" : "collapse");
  for (const node of body.childNodes) walk(node, PLAIN, blocks);
  return blocks.html();
}

function walk(node: Node, outer: Marks, blocks: CleanBlocks): void {
  if (node instanceof Text) return blocks.text(cleanText(node.data), outer);
  if (!(node instanceof Element)) return;
  const marks = marksIn(node, outer);
  const inside = (): void => {
    for (const child of node.childNodes) walk(child, marks, blocks);
  };
  switch (htmlKind(node)) {
    case "gone":
      return;
    case "break":
      return blocks.lineBreak();
    case "inline":
      // Safari's stand-in for a space that must not be lost.
      if (node.getAttribute("class") === "Apple-converted-space") return blocks.text("\u00a0", marks);
      return inside();
    case "block": {
      const item = wordListItem(node);
      if (item) return blocks.wordItem(item, inside);
      return node.tagName === "PRE" ? blocks.exactly(inside) : blocks.line("p", inside);
    }
    case "heading":
      return blocks.line(/[12]$/.test(node.tagName) ? "h2" : "h3", inside);
    case "list":
      return blocks.within(/^OL$/i.test(node.tagName) ? "ol" : "ul", inside);
    case "item":
      return blocks.within("li", inside);
    case "quote":
      return blocks.within("blockquote", inside);
    case "table":
      return walkTable(node, marks, blocks);
  }
}

/** A row becomes a line, unless the table only puts things under each other, as mail does. */
function walkTable(table: Element, marks: Marks, blocks: CleanBlocks): void {
  const rows = [...table.querySelectorAll("tr")].filter((row) => row.closest("table") === table);
  const caption = table.querySelector("caption");
  if (caption?.parentElement === table) walk(caption, marks, blocks);
  const isOneColumn = rows.every(({ children }) => children.length < 2);
  for (const row of rows) {
    const cells = [...row.children].filter(({ tagName }) => /^T[DH]$/.test(tagName));
    if (isOneColumn) for (const cell of cells) walk(cell, marks, blocks);
    else
      blocks.row(
        cells.map((cell) => () => {
          for (const child of cell.childNodes) walk(child, marksIn(cell, marks), blocks);
        }),
      );
  }
}
