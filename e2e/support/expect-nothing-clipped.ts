import { expect, type Page } from "@playwright/test";

/** No text is cut off, stands over other text, or outside of the window, and nothing scrolls sideways. */
export async function expectNothingClipped(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await expect.poll(() => page.evaluate(findClipped)).toEqual([]);
}

/** Runs in the page. What is wrong, each with the words it is about. */
function findClipped(): string[] {
  /** px that letters may reach over the edge of their box */
  const SLACK = 2;
  /** px by which lines of one text may reach into each other */
  const LINE_SLACK = 5;
  interface Piece {
    readonly words: string;
    readonly element: Element;
    readonly layer: Element;
    readonly box: DOMRect;
  }
  const wrong: string[] = [];
  const ancestors = (element: Element): Element[] => {
    const all: Element[] = [];
    for (let each: Element | null = element; each; each = each.parentElement) all.push(each);
    return all;
  };
  // Said to screen readers only, or cut short where the whole stands in the title.
  const isMeant = (element: Element): boolean =>
    ancestors(element).some((each) => getComputedStyle(each).clipPath !== "none" || each.hasAttribute("title"));
  const cuts = (overflow: string): boolean => overflow === "hidden" || overflow === "clip";
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  // What lies over the page on purpose is compared only with itself.
  const layerOf = (element: Element): Element =>
    ancestors(element).find((each) => ["fixed", "sticky", "absolute"].includes(getComputedStyle(each).position)) ??
    document.body;

  const pieces: Piece[] = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const element = node.parentElement;
    const words = node.textContent?.trim() ?? "";
    if (!element || words === "" || !isShown(element) || isMeant(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects())
      if (box.width > 0) pieces.push({ words: words.slice(0, 40), element, layer: layerOf(element), box });
  }

  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) wrong.push("the page scrolls sideways");
  for (const { words, element, box } of pieces) {
    if (box.left < -SLACK || box.right > width + SLACK) wrong.push(`outside of the window: ${words}`);
    // What is below the edge of something that scrolls is scrolled to, whatever is around that cuts off.
    let canScroll = false;
    for (const around of ancestors(element)) {
      const { overflowX, overflowY, position } = getComputedStyle(around);
      const edge = around.getBoundingClientRect();
      const isBeside = box.left < edge.left - SLACK || box.right > edge.right + SLACK;
      if (cuts(overflowX) && isBeside) wrong.push(`cut off: ${words}`);
      canScroll ||= overflowY === "auto" || overflowY === "scroll";
      if (canScroll) continue;
      if (cuts(overflowY) && box.bottom > edge.bottom + LINE_SLACK) wrong.push(`cut off below: ${words}`);
      // What stays where it is does not come by scrolling the page.
      const isOut = box.top < -LINE_SLACK || box.bottom > innerHeight + LINE_SLACK;
      if (position === "fixed" && isOut) wrong.push(`out of reach: ${words}`);
    }
  }
  // Initials in the margin are no text of the page, but are read as such.
  for (const block of document.querySelectorAll("[data-by]")) {
    const { left, width: wide } = getComputedStyle(block, "::before");
    const start = block.getBoundingClientRect().left + Number.parseFloat(left);
    const isOut = start < -SLACK || start + Number.parseFloat(wide) > width + SLACK;
    if (isShown(block) && isOut) wrong.push(`outside of the window: ${block.getAttribute("data-by")}`);
  }
  for (const [index, one] of pieces.entries())
    for (const other of pieces.slice(index + 1)) {
      if (one.element === other.element || one.layer !== other.layer) continue;
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (across > SLACK && down > LINE_SLACK) wrong.push(`over each other: ${one.words} | ${other.words}`);
    }
  return [...new Set(wrong)];
}
