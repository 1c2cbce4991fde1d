import { FRAGMENTS, type FragmentName } from "@ourwords/note";
import type { NoteConnection } from "@ourwords/sync/client";
import type { Editor } from "@tiptap/core";
import { flushSync } from "react-dom";
import * as Y from "yjs";
import type { Editors } from "../note/OpenNote.tsx";
import { tabId } from "../sheets/sheet-ids.ts";
import { placeInEditor } from "../writing/place-in-editor.ts";
import { OWN_MOVE } from "../writing/still-screen.ts";
import { takenOutMarks } from "../writing/taken-out-plugin.ts";
import type { NewsPlace } from "./news-places.ts";

/** Where something new is shown: words, by where they begin and end, or the mark of what was taken out. */
export interface PlaceInEditor {
  readonly fragment: FragmentName;
  readonly editor: Editor;
  readonly at: { readonly from: number; readonly to: number } | HTMLElement;
}

/** Where it stands now; `undefined` when it is in no editor of this page. */
export function findPlace(place: NewsPlace, { doc }: NoteConnection, editors: Editors): PlaceInEditor | undefined {
  for (const fragment of FRAGMENTS) {
    const editor = editors[fragment];
    const at = editor && (place.kind === "took" ? markOf(place, editor) : wordsOf(place, editor, doc, fragment));
    if (at) return { fragment, editor, at };
  }
  return undefined;
}

const markOf = ({ key }: NewsPlace, { state }: Editor): HTMLElement | undefined =>
  takenOutMarks(state).find(({ record }) => record.id === key)?.host;

function wordsOf(
  { parts }: Extract<NewsPlace, { readonly kind: "wrote" }>,
  { state }: Editor,
  doc: Y.Doc,
  fragment: FragmentName,
): { readonly from: number; readonly to: number } | undefined {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return undefined;
  const positionOf = (end: Y.RelativePosition): number | undefined => {
    const place = placeInEditor(end, doc.getXmlFragment(fragment), state.doc);
    return typeof place === "string" ? undefined : place.pos;
  };
  const from = positionOf(Y.createRelativePositionFromTypeIndex(first.text, first.from));
  const to = positionOf(Y.createRelativePositionFromTypeIndex(last.text, last.to, -1));
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** Brings it into sight, its sheet too, and leaves everybody's caret where it is. */
export function scrollTo({ fragment, editor, at }: PlaceInEditor): void {
  const node = at instanceof HTMLElement ? at : editor.view.domAtPos(at.from, 1).node;
  const element = node instanceof Element ? node : node.parentElement;
  if (!element) return;
  if (!element.checkVisibility()) flushSync(() => document.getElementById(tabId(fragment))?.click());
  window.dispatchEvent(new Event(OWN_MOVE));
  element.scrollIntoView({ block: "center", behavior: "instant" });
}

/** How far the frame stands off the words, in pixels. */
const ROOM = 5;

/** A place on a sheet, in pixels from where the sheet begins. */
export interface PlaceBox {
  readonly start: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The box around it. */
export function boxOf({ editor, at }: PlaceInEditor, sheet: Element): PlaceBox {
  const words = at instanceof HTMLElement ? at.getBoundingClientRect() : rangeOf(editor, at).getBoundingClientRect();
  const around = sheet.getBoundingClientRect();
  const isFromRight = getComputedStyle(sheet).direction === "rtl";
  return {
    start: (isFromRight ? around.right - words.right : words.left - around.left) - ROOM,
    top: words.top - around.top - ROOM,
    width: words.width + 2 * ROOM,
    height: words.height + 2 * ROOM,
  };
}

function rangeOf({ view }: Editor, { from, to }: { readonly from: number; readonly to: number }): Range {
  const start = view.domAtPos(from, 1);
  const end = view.domAtPos(to, -1);
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}
