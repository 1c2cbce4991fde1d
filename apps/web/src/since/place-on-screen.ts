import { FRAGMENTS, type FragmentName } from "@ourwords/note";
import type { NoteConnection } from "@ourwords/sync/client";
import type { Editor } from "@tiptap/core";
import { flushSync } from "react-dom";
import * as Y from "yjs";
import type { Editors } from "../note/OpenNote.tsx";
import { tabId } from "../note/sheet-ids.ts";
import { placeInEditor } from "../writing/place-in-editor.ts";
import { OWN_MOVE } from "../writing/still-screen.ts";
import type { NewsPlace } from "./news-places.ts";

/** A place of news in an editor, from and to. */
export interface PlaceInEditor {
  readonly fragment: FragmentName;
  readonly editor: Editor;
  readonly from: number;
  readonly to: number;
}

/** Where it stands now; `undefined` when it is in no editor of this page. */
export function findPlace(place: NewsPlace, { doc }: NoteConnection, editors: Editors): PlaceInEditor | undefined {
  const ends = endsOf(place);
  for (const fragment of FRAGMENTS) {
    const editor = editors[fragment];
    if (!editor) continue;
    const shown = editor.state.doc;
    const found = ends.map((end) => placeInEditor(end, doc.getXmlFragment(fragment), shown));
    const positions = found.map((each) => (typeof each === "object" ? each.pos : undefined));
    const [from, to] = positions;
    if (from !== undefined && to !== undefined) return { fragment, editor, from, to };
  }
  return undefined;
}

function endsOf(place: NewsPlace): readonly (Y.RelativePosition | Uint8Array)[] {
  if (place.kind === "took") return [place.record.place, place.record.place];
  const first = place.parts[0];
  const last = place.parts.at(-1);
  if (!first || !last) return [];
  return [
    Y.createRelativePositionFromTypeIndex(first.text, first.from),
    Y.createRelativePositionFromTypeIndex(last.text, last.to, -1),
  ];
}

/** Brings it into sight, its sheet too, and leaves everybody's caret where it is. */
export function scrollTo({ fragment, editor, from }: PlaceInEditor): void {
  const { node } = editor.view.domAtPos(from, 1);
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
export function boxOf({ editor, from, to }: PlaceInEditor, sheet: Element): PlaceBox {
  const start = editor.view.domAtPos(from, 1);
  const end = editor.view.domAtPos(to, -1);
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  const words = from < to ? range.getBoundingClientRect() : editor.view.coordsAtPos(from);
  const around = sheet.getBoundingClientRect();
  const isFromRight = getComputedStyle(sheet).direction === "rtl";
  return {
    start: (isFromRight ? around.right - words.right : words.left - around.left) - ROOM,
    top: words.top - around.top - ROOM,
    width: words.right - words.left + 2 * ROOM,
    height: words.bottom - words.top + 2 * ROOM,
  };
}
