import type { Editor } from "@tiptap/core";
import { endOfLine } from "../writing/end-of-line.ts";
import { type Gap, gapAt } from "./gap-at.ts";
import { moveLineTo, placesOf, siblingsOf } from "./move-line.ts";

interface DragLine {
  readonly plan: Editor;
  readonly id: string;
  readonly handle: HTMLElement;
  /** the press that it begins with */
  readonly press: PointerEvent;
  /** where the line would be put down, from the top of the text; nothing when it is over */
  readonly show: (top: number | undefined) => void;
}

/** A press that moves less is none of a drag. */
const STILL_PX = 5;
/** So near to the window's edge the page moves on by itself, by this much each time the screen is drawn. */
const EDGE_PX = 72;
const SCROLL_PX = 9;

/** PL9: from a press on its handle, a line goes along with the mouse or finger until it is let go. Escape leaves it where it was. */
export function dragLine({ plan, id, handle, press, show }: DragLine): void {
  const ended = new AbortController();
  const { signal } = ended;
  let y = press.clientY;
  let frame: number | undefined;
  let gap: Gap | undefined;
  handle.setPointerCapture(press.pointerId);
  const look = (): void => {
    if (y < EDGE_PX) window.scrollBy(0, -SCROLL_PX);
    else if (y > window.innerHeight - EDGE_PX) window.scrollBy(0, SCROLL_PX);
    gap = gapAt(y, gapsOf(plan, id));
    show(gap && gap.y - plan.view.dom.getBoundingClientRect().top);
    frame = requestAnimationFrame(look);
  };
  const end = (): void => {
    ended.abort();
    if (frame !== undefined) cancelAnimationFrame(frame);
    show(undefined);
  };
  handle.addEventListener(
    "pointermove",
    ({ clientY }) => {
      y = clientY;
      if (frame === undefined && Math.abs(y - press.clientY) >= STILL_PX) look();
    },
    { signal },
  );
  handle.addEventListener(
    "pointerup",
    () => {
      const to = gap?.index;
      end();
      if (to !== undefined) moveLineTo(plan, id, to);
    },
    { signal },
  );
  for (const name of ["pointercancel", "lostpointercapture"]) handle.addEventListener(name, end, { signal });
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      end();
    },
    { signal, capture: true },
  );
}

/** The gaps between a line and those it can be moved past, on the screen. What is out of sight has none. */
function gapsOf({ view }: Editor, id: string): readonly Gap[] {
  const siblings = siblingsOf(view.state.doc, id);
  if (!siblings) return [];
  const places = placesOf(siblings);
  const gaps: Gap[] = [];
  for (const [index, place] of places.entries()) {
    const isEnd = index === places.length - 1;
    const shown = view.nodeDOM(isEnd ? (places[index - 1] ?? place) : place);
    if (!(shown instanceof HTMLElement) || !shown.checkVisibility()) continue;
    gaps.push({ index, y: isEnd ? endOfLine(shown) : shown.getBoundingClientRect().top });
  }
  return gaps;
}
