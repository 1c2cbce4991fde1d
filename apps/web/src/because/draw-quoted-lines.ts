import type { Editor } from "@tiptap/core";
import type { Decoration } from "@tiptap/pm/view";
import { drawnOver, drawOver } from "../writing/overlay.ts";
import { underLine } from "../writing/under-line.ts";

/** A line of the story that holds quoted words, and the element under it that the page draws into. */
export interface QuotedLine {
  readonly id: string;
  /** of its quotes */
  readonly names: readonly string[];
  readonly host: HTMLElement;
  /** the caret is in it */
  readonly isHere: boolean;
}

/**
 * Puts an element under each line of the story in which words are marked as quoted, until it is ended, and tells what to draw
 * in them. While somebody composes (IME), nothing moves.
 */
export function drawQuotedLines(story: Editor, show: (lines: readonly QuotedLine[]) => void): () => void {
  const hosts = new Map<string, HTMLElement>();
  let isAsked = false;
  let shown = "";
  const drawSoon = (): void => {
    if (isAsked) return;
    isAsked = true;
    queueMicrotask(() => {
      isAsked = false;
      draw();
    });
  };
  story.on("transaction", drawSoon);
  story.view.dom.addEventListener("compositionend", drawSoon);
  drawSoon();
  return () => {
    story.off("transaction", drawSoon);
    if (story.isDestroyed) return;
    story.view.dom.removeEventListener("compositionend", drawSoon);
    drawOver(story.view, "underLines", []);
  };

  function draw(): void {
    if (story.isDestroyed || story.view.composing) return;
    const { doc, selection } = story.state;
    const byEnd = new Map<number, Set<string>>();
    for (const { from, spec } of drawnOver(story.view, "quoted").find()) {
      const at = doc.resolve(from);
      // A line that is being written anew has none of them until they are looked for again.
      if (!at.parent.isTextblock) continue;
      const end = at.after();
      byEnd.set(end, (byEnd.get(end) ?? new Set()).add(String(spec["name"])));
    }
    const drawn: Decoration[] = [];
    const lines: QuotedLine[] = [];
    for (const [end, inLine] of [...byEnd].toSorted(([one], [other]) => one - other)) {
      const names = [...inLine].toSorted();
      // Words that were parted stand in two lines.
      const nth = lines.filter((line) => line.names.join() === names.join()).length;
      const id = `${nth} ${names.join()}`;
      const host = hostOf(id);
      drawn.push(underLine(end, id, host));
      lines.push({
        id,
        names,
        host,
        isHere: selection.head < end && selection.head > doc.resolve(end - 1).start() - 1,
      });
    }
    drawOver(story.view, "underLines", drawn);
    const now = JSON.stringify(lines.map(({ id, isHere }) => [id, isHere]));
    if (now === shown) return;
    shown = now;
    show(lines);
  }

  function hostOf(id: string): HTMLElement {
    const host = hosts.get(id) ?? document.createElement("div");
    host.className = "line-note quoted-note";
    hosts.set(id, host);
    return host;
  }
}
