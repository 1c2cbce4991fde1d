import type { Editor } from "@tiptap/core";

/** Keys that only move, read or select: what is held still may be read. */
const READING = /^(Arrow|Page|Home$|End$|Tab$|Shift$|Control$|Alt$|Meta$|Escape$|F\d)/;

/**
 * Holds the view of an editor still: a picture of its text stands in its place. The editor itself goes on underneath and
 * takes in what others write, so that nobody's words are ever put together from an old text. The first own key asks to let
 * go. Returns what lets go.
 */
export function holdStill({ view }: Editor, label: string, onKey: () => void): () => void {
  const place = view.dom.parentElement;
  if (!place) return () => {};
  const hadFocus = view.hasFocus();
  const picture = pictureOf(view.dom, label);
  const write = (event: Event): void => {
    if (event instanceof KeyboardEvent && READING.test(event.key)) return;
    // Copying is reading, too.
    if (event instanceof KeyboardEvent && (event.ctrlKey || event.metaKey) && /^[ac]$/i.test(event.key)) return;
    // Letters with Alt (or Control) and Shift are commands of the page: to let go is one of them.
    if (event instanceof KeyboardEvent && event.shiftKey && (event.altKey || event.ctrlKey)) return;
    onKey();
    view.focus();
    // It is a letter to be written, and no single key.
    event.stopPropagation();
  };
  picture.addEventListener("keydown", write);
  view.dom.before(picture);
  place.dataset["held"] = "";
  if (hadFocus) picture.focus({ preventScroll: true });
  let isHeld = true;
  return () => {
    if (!isHeld) return;
    isHeld = false;
    const hasFocus = picture.contains(document.activeElement);
    const seen = firstInSight(picture);
    delete place.dataset["held"];
    picture.remove();
    if (hasFocus) view.focus();
    if (seen) keepInSight(view.dom, seen);
  };
}

function pictureOf(dom: HTMLElement, label: string): HTMLElement {
  const picture = document.createElement("div");
  picture.className = `${dom.className} held`;
  picture.tabIndex = 0;
  picture.setAttribute("role", "document");
  picture.setAttribute("aria-label", label);
  picture.append(...[...dom.childNodes].map((node) => node.cloneNode(true)));
  // The buttons of marks and under lines are pictures, too.
  for (const mark of picture.querySelectorAll<HTMLElement>(".taken, .line-note")) mark.inert = true;
  for (const caret of picture.querySelectorAll(".caret")) caret.remove();
  return picture;
}

interface Seen {
  readonly words: string;
  readonly index: number;
  readonly top: number;
}

const LINES = "p, h2, h3";

function firstInSight(root: HTMLElement): Seen | undefined {
  const head = root.closest(".sheet")?.querySelector(".sheet-head")?.getBoundingClientRect().bottom ?? 0;
  for (const [index, line] of [...root.querySelectorAll(LINES)].entries()) {
    const { top, bottom } = line.getBoundingClientRect();
    if (bottom > head) return { words: line.textContent, index, top };
  }
  return undefined;
}

/** What was read goes on being read: the same line, or the nearest that says the same. */
function keepInSight(root: HTMLElement, { words, index, top }: Seen): void {
  const same = [...root.querySelectorAll(LINES)]
    .map((line, at) => ({ line, far: Math.abs(at - index) }))
    .filter(({ line }) => line.textContent === words)
    .toSorted((one, other) => one.far - other.far)[0];
  if (same) window.scrollBy({ top: same.line.getBoundingClientRect().top - top, behavior: "instant" });
}
