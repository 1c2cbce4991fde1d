import { type AuthoredPiece, authoredPieces, type Ledger } from "@ourwords/authorship";
import { type FragmentName, isLanguage, type PlanLineHere, planLines, TEXTBLOCKS, type Who } from "@ourwords/note";
import * as Y from "yjs";

/** One line of a sheet, and whose each part of it is. */
export interface AuthoredBlock {
  /** of a heading: 2 or 3 */
  readonly level: number | undefined;
  /** of its words, if somebody said it (BCP 47) */
  readonly lang?: string;
  /** the lists and quotes around it, from the outside in */
  readonly within: readonly ("list" | "quote")[];
  /** of the first line in an item of a list */
  readonly marker: number | "bullet" | undefined;
  readonly pieces: readonly AuthoredPiece[];
  /** of a plan line: its id, by which its answers (`answersIn`) and reasons (`reasonsIn`) name it */
  readonly line?: string;
  /** who does what it says; missing when nobody was named */
  readonly who?: readonly Who[];
  /** by when, in words */
  readonly by?: string;
}

/** AU15: a sheet as it reads, with its authors, for all that is no editor: copies to take home, the plan's page. */
export function authoredBlocks(doc: Y.Doc, ledger: Ledger, fragment: FragmentName): AuthoredBlock[] {
  const lines = new Map(fragment === "plan" ? planLines(doc).map((line) => [line.block, line]) : []);
  return blocksIn(doc.getXmlFragment(fragment), { within: [], marker: undefined }, { ledger, lines });
}

interface Known {
  readonly ledger: Ledger;
  readonly lines: ReadonlyMap<Y.XmlElement, PlanLineHere>;
}

function blocksIn(
  parent: Y.XmlFragment,
  around: Pick<AuthoredBlock, "within" | "marker">,
  known: Known,
): AuthoredBlock[] {
  return elementsIn(parent).flatMap((child, index): AuthoredBlock[] => {
    const here = { within: around.within, marker: index === 0 ? around.marker : undefined };
    switch (child.nodeName) {
      case "bulletList":
      case "orderedList":
        return itemsOf(child, here.within, known);
      case "blockquote":
        return blocksIn(child, { ...here, within: [...here.within, "quote"] }, known);
      default:
        return TEXTBLOCKS.has(child.nodeName)
          ? [
              {
                ...here,
                ...languageOf(child),
                level: numberIn(child, "level"),
                pieces: piecesOf(child, known.ledger),
                ...lineOf(child, known),
              },
            ]
          : [];
    }
  });
}

function itemsOf(list: Y.XmlElement, within: AuthoredBlock["within"], known: Known): AuthoredBlock[] {
  const start = list.nodeName === "orderedList" ? (numberIn(list, "start") ?? 1) : undefined;
  return elementsIn(list).flatMap((item, index) => {
    const marker = start === undefined ? "bullet" : start + index;
    return blocksIn(item, { within: [...within, "list"], marker }, known);
  });
}

function lineOf(block: Y.XmlElement, { lines }: Known): Pick<AuthoredBlock, "line" | "who" | "by"> {
  const line = lines.get(block);
  if (!line) return {};
  const { id, who, by } = line;
  return { line: id, ...(who.length > 0 && { who }), ...(by !== undefined && { by }) };
}

const piecesOf = (block: Y.XmlElement, ledger: Ledger): AuthoredPiece[] =>
  block.toArray().flatMap((text) => (text instanceof Y.XmlText ? authoredPieces(text, ledger) : []));

const elementsIn = (parent: Y.XmlFragment): Y.XmlElement[] =>
  parent.toArray().filter((child) => child instanceof Y.XmlElement);

function languageOf(element: Y.XmlElement): Pick<AuthoredBlock, "lang"> {
  const lang: unknown = element.getAttribute("lang");
  return isLanguage(lang) ? { lang } : {};
}

/** Yjs types attributes as strings; ours are numbers (`NODES`). */
function numberIn(element: Y.XmlElement, attribute: string): number | undefined {
  const value: unknown = element.getAttribute(attribute);
  return typeof value === "number" ? value : undefined;
}
