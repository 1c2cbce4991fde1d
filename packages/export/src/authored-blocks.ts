import { type AuthorRun, authorRunsOf, type Ledger } from "@ourwords/authorship";
import { type FragmentName, TEXTBLOCKS } from "@ourwords/note";
import * as Y from "yjs";

/** Words of one voice in one style. */
export interface AuthoredPiece extends Omit<AuthorRun, "from" | "to"> {
  readonly text: string;
  /** names of the schema's marks */
  readonly marks: readonly string[];
}

/** One line of a sheet, and whose each part of it is. */
export interface AuthoredBlock {
  /** of a heading: 2 or 3 */
  readonly level: number | undefined;
  /** the lists and quotes around it, from the outside in */
  readonly within: readonly ("list" | "quote")[];
  /** of the first line in an item of a list */
  readonly marker: number | "bullet" | undefined;
  readonly pieces: readonly AuthoredPiece[];
}

/** AU15: a sheet as it reads, with its authors, for all that is no editor: copies to take home, the plan's page. */
export const authoredBlocks = (doc: Y.Doc, ledger: Ledger, fragment: FragmentName): AuthoredBlock[] =>
  blocksIn(doc.getXmlFragment(fragment), { within: [], marker: undefined }, ledger);

function blocksIn(
  parent: Y.XmlFragment,
  around: Pick<AuthoredBlock, "within" | "marker">,
  ledger: Ledger,
): AuthoredBlock[] {
  return elementsIn(parent).flatMap((child, index): AuthoredBlock[] => {
    const here = { within: around.within, marker: index === 0 ? around.marker : undefined };
    switch (child.nodeName) {
      case "bulletList":
      case "orderedList":
        return itemsOf(child, here.within, ledger);
      case "blockquote":
        return blocksIn(child, { ...here, within: [...here.within, "quote"] }, ledger);
      default:
        return TEXTBLOCKS.has(child.nodeName)
          ? [{ ...here, level: numberIn(child, "level"), pieces: piecesOf(child, ledger) }]
          : [];
    }
  });
}

function itemsOf(list: Y.XmlElement, within: AuthoredBlock["within"], ledger: Ledger): AuthoredBlock[] {
  const start = list.nodeName === "orderedList" ? (numberIn(list, "start") ?? 1) : undefined;
  return elementsIn(list).flatMap((item, index) => {
    const marker = start === undefined ? "bullet" : start + index;
    return blocksIn(item, { within: [...within, "list"], marker }, ledger);
  });
}

function piecesOf(block: Y.XmlElement, ledger: Ledger): AuthoredPiece[] {
  return block.toArray().flatMap((text) => {
    if (!(text instanceof Y.XmlText)) return [];
    const styled = styledParts(text);
    return authorRunsOf(text, ledger).flatMap(({ from, to, ...run }) =>
      styled.flatMap((part): AuthoredPiece[] => {
        const words = part.text.slice(Math.max(0, from - part.from), Math.max(0, to - part.from));
        return words === "" ? [] : [{ ...run, text: words, marks: part.marks }];
      }),
    );
  });
}

/** A text in parts of one style each, and where each begins. */
function styledParts(
  text: Y.XmlText,
): { readonly from: number; readonly text: string; readonly marks: readonly string[] }[] {
  let from = 0;
  const parts: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta();
  return parts.flatMap(({ insert, attributes = {} }) => {
    if (typeof insert !== "string") return [];
    const part = { from, text: insert, marks: Object.keys(attributes) };
    from += insert.length;
    return [part];
  });
}

const elementsIn = (parent: Y.XmlFragment): Y.XmlElement[] =>
  parent.toArray().filter((child) => child instanceof Y.XmlElement);

/** Yjs types attributes as strings; ours are numbers (`NODES`). */
function numberIn(element: Y.XmlElement, attribute: string): number | undefined {
  const value: unknown = element.getAttribute(attribute);
  return typeof value === "number" ? value : undefined;
}
