import { isShown } from "./is-shown.ts";

/**
 * Scrolls what an editor stands in, and where the page ends gives it room: a short page can't be scrolled, and a line that
 * was taken out above the caret leaves a gap there as long as it is needed.
 */
export class Room {
  readonly #root: HTMLElement;
  readonly #moves = new AbortController();
  #above = 0;
  #place = 0;

  constructor(root: HTMLElement) {
    this.#root = root;
    const { signal } = this.#moves;
    window.addEventListener("scroll", () => this.#giveBack(), { signal, passive: true, capture: true });
    // Nobody writes here any more: the text goes back to its place.
    root.addEventListener(
      "focusout",
      ({ relatedTarget }) => {
        const stays = relatedTarget instanceof Element && relatedTarget.closest(".sheet, .phone-pen, .dock") !== null;
        if (this.#above > 0 && document.hasFocus() && !stays) this.#setAbove(0);
      },
      { signal },
    );
  }

  /** From here on `hasLeftPlace` tells whether somebody else than this has scrolled. */
  takePlace(): void {
    this.#place = scrollerOf(this.#root).scrollTop;
  }

  hasLeftPlace(): boolean {
    return Math.abs(scrollerOf(this.#root).scrollTop - this.#place) >= 1;
  }

  /** Moves the text up by so many pixels, or down. Makes room only for who writes. Answers how far it is off. */
  scroll(by: number, mayMakeRoom: boolean): number {
    if (Math.abs(by) < 0.5) return by;
    const scroller = scrollerOf(this.#root);
    let left = by;
    // Room above this text moves no caret that is in another.
    const isHere = this.#root.contains(document.activeElement);
    if (isHere && left > 0 && this.#above > 0) {
      const given = Math.min(left, this.#above);
      this.#setAbove(this.#above - given);
      left -= given;
    }
    left -= scrollBy(scroller, left);
    if (!mayMakeRoom) return Math.abs(left) < 1 ? left : 0;
    if (left >= 1) {
      setBelow(below() + Math.ceil(left));
      left -= scrollBy(scroller, left);
    } else if (isHere && left <= -1) {
      this.#setAbove(this.#above - left);
      left = 0;
    }
    return Math.abs(left) < 1 ? left : 0;
  }

  close(): void {
    this.#moves.abort();
    this.#setAbove(0);
    setBelow(0);
  }

  /** Room that is out of sight is not needed any more. */
  #giveBack(): void {
    const scroller = scrollerOf(this.#root);
    const beyond = Math.floor(scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop);
    if (below() > 0 && beyond >= 1) setBelow(Math.max(0, below() - beyond));
    const unseen = Math.floor(Math.min(this.#above, scroller.scrollTop));
    if (unseen < 1 || !isShown(this.#root) || this.#root.getBoundingClientRect().top > 0) return;
    this.#setAbove(this.#above - unseen);
    this.#place += scrollBy(scroller, -unseen);
  }

  #setAbove(pixels: number): void {
    this.#above = pixels;
    const place = this.#root.parentElement;
    if (place) place.style.paddingBlockStart = pixels > 0 ? `${pixels}px` : "";
  }
}

/** The page's editors share what is below. */
const below = (): number => Number.parseFloat(document.body.style.paddingBlockEnd) || 0;

function setBelow(pixels: number): void {
  document.body.style.paddingBlockEnd = pixels > 0 ? `${pixels}px` : "";
}

/** Answers by how much it did. */
function scrollBy(scroller: Element, by: number): number {
  const before = scroller.scrollTop;
  scroller.scrollTo({ top: before + by, behavior: "instant" });
  return scroller.scrollTop - before;
}

function scrollerOf(root: HTMLElement): Element {
  for (let element = root.parentElement; element && element !== document.body; element = element.parentElement)
    if (/auto|scroll/.test(getComputedStyle(element).overflowY) && element.scrollHeight > element.clientHeight)
      return element;
  return document.scrollingElement ?? document.documentElement;
}
