import { type Answered, answersIn, isLineId } from "@ourwords/note";
import type { NoteConnection } from "@ourwords/sync/client";
import type { Editor } from "@tiptap/core";
import type { Decoration } from "@tiptap/pm/view";
import { afterThisTurn } from "../writing/after-this-turn.ts";
import { drawOver } from "../writing/overlay.ts";
import { underLine } from "../writing/under-line.ts";
import { saysAnything, type ShownLine, shownLines } from "./shown-lines.ts";

/** A line, and the element under it in the text that the page draws into. The same element for as long as the line stands. */
export interface LineNote extends ShownLine {
  readonly host: HTMLElement;
  /** the caret is in it */
  readonly isHere: boolean;
}

const PAUSE_MS = 300;

/**
 * Puts an element under each line of the plan that says something, or of which something is said, until it is ended, and
 * tells what to draw in them, and which answers are to lines that are gone. They stand between the blocks, where no caret comes and no composition (IME) is met; while somebody composes, nothing moves.
 */
export function drawLineNotes(
  plan: Editor,
  connection: NoteConnection,
  show: (notes: readonly LineNote[], gone: readonly Answered[]) => void,
): () => void {
  const { doc } = connection;
  const maps = [doc.getMap("stances"), doc.getMap("reasons")];
  const hosts = new Map<string, HTMLElement>();
  let shown = "";
  const drawSoon = afterThisTurn(draw);
  // What quoted words say now is looked up when whoever changes them pauses: all of the story is read for it.
  const story = doc.getXmlFragment("story");
  let pause: ReturnType<typeof setTimeout> | undefined;
  const storyChanged = (): void => {
    clearTimeout(pause);
    if (doc.getMap("reasons").size > 0) pause = setTimeout(drawSoon, PAUSE_MS);
  };
  story.observeDeep(storyChanged);
  const endAuthors = connection.onAuthors(drawSoon);
  plan.on("transaction", drawSoon);
  plan.view.dom.addEventListener("compositionend", drawSoon);
  for (const map of maps) map.observe(drawSoon);
  drawSoon();
  return () => {
    endAuthors();
    clearTimeout(pause);
    story.unobserveDeep(storyChanged);
    plan.off("transaction", drawSoon);
    for (const map of maps) map.unobserve(drawSoon);
    if (plan.isDestroyed) return;
    plan.view.dom.removeEventListener("compositionend", drawSoon);
    drawOver(plan.view, "underLines", []);
  };

  function draw(): void {
    if (plan.isDestroyed || plan.view.composing) return;
    const { doc: text, selection } = plan.state;
    const lines = shownLines(connection);
    const drawn: Decoration[] = [];
    const notes: LineNote[] = [];
    const met = new Set<string>();
    text.descendants((node, pos) => {
      const id: unknown = node.attrs["line"];
      const line = isLineId(id) && !met.has(id) ? lines.get(id) : undefined;
      if (line && isLineId(id) && node.type.name === "paragraph") {
        met.add(id);
        if (!saysAnything(line)) return false;
        const host = hostOf(id);
        const end = pos + node.nodeSize;
        drawn.push(underLine(end, id, host));
        notes.push({ ...line, host, isHere: selection.head > pos && selection.head < end });
      }
      return !node.isTextblock;
    });
    drawOver(plan.view, "underLines", drawn);
    const gone = answersIn(doc).filter(({ now }) => now === "gone");
    const now = JSON.stringify([notes.map(({ host: _host, line: { id }, ...said }) => ({ id, ...said })), gone]);
    if (now === shown) return;
    shown = now;
    show(notes, gone);
  }

  function hostOf(id: string): HTMLElement {
    const host = hosts.get(id) ?? document.createElement("div");
    host.className = "line-note";
    hosts.set(id, host);
    return host;
  }
}
