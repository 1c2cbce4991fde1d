/** How clean HTML sees an element; what is in no list is part of a line. */
export type HtmlKind = "gone" | "break" | "block" | "heading" | "list" | "item" | "quote" | "table" | "inline";

const KINDS: ReadonlyMap<string, HtmlKind> = new Map(
  (
    [
      // Not words, or words that nobody saw where they were copied.
      [
        "gone",
        "HEAD SCRIPT STYLE NOSCRIPT TEMPLATE TITLE META LINK IFRAME OBJECT EMBED SVG MATH IMG PICTURE VIDEO AUDIO CANVAS MAP INPUT SELECT TEXTAREA BUTTON DATALIST COL COLGROUP RP RT",
      ],
      ["break", "BR HR"],
      [
        "block",
        "P DIV SECTION ARTICLE ASIDE HEADER FOOTER MAIN NAV ADDRESS PRE FIGURE FIGCAPTION DETAILS SUMMARY FORM FIELDSET LEGEND DL DT DD CENTER CAPTION TBODY THEAD TFOOT TR TD TH",
      ],
      ["heading", "H1 H2 H3 H4 H5 H6"],
      ["list", "UL OL MENU DIR"],
      ["item", "LI"],
      ["quote", "BLOCKQUOTE"],
      ["table", "TABLE"],
    ] as const
  ).flatMap(([kind, names]) => names.split(" ").map((name) => [name, kind] as const)),
);

export function htmlKind(element: Element): HtmlKind {
  const style = styleOf(element);
  const isHidden =
    element.hasAttribute("hidden") || /(?:^|;)\s*(?:display:\s*none|visibility:\s*hidden|mso-hide:)/i.test(style);
  // Word writes a list's own bullets and numbers as text.
  if (isHidden || /mso-list:\s*ignore/i.test(style)) return "gone";
  return KINDS.get(element.tagName.toUpperCase()) ?? "inline";
}

export interface Marks {
  readonly bold: boolean;
  readonly italic: boolean;
}

/** What an element says of its words: by its name, and above that by its style (Google Docs wraps all in a `b` that is none). */
export function marksIn(element: Element, { bold, italic }: Marks): Marks {
  const name = element.tagName.toUpperCase();
  const weight = /(?:^|;)\s*font-weight:\s*(\w+)/i.exec(styleOf(element))?.[1]?.toLowerCase();
  const slant = /(?:^|;)\s*font-style:\s*(\w+)/i.exec(styleOf(element))?.[1]?.toLowerCase();
  return {
    bold: weight ? weight.startsWith("bold") || Number(weight) >= 600 : bold || name === "B" || name === "STRONG",
    italic: slant ? slant !== "normal" : italic || name === "I" || name === "EM",
  };
}

/** Word's lists are paragraphs that say in their style how deep they stand, with the bullet or number as text. */
export function wordListItem(element: Element): { readonly level: number; readonly isNumbered: boolean } | undefined {
  const level = /mso-list:\s*l\d+\s+level(\d)/i.exec(styleOf(element))?.[1];
  if (!level) return undefined;
  const sign = [...element.querySelectorAll("[style]")].find((part) => /mso-list:\s*ignore/i.test(styleOf(part)));
  return { level: Number(level), isNumbered: /^\W?\w{1,4}[.)]/.test(sign?.textContent.trim() ?? "") };
}

/** As it is written: what is no property of CSS is missing from `element.style`. */
const styleOf = (element: Element): string => element.getAttribute("style") ?? "";
