import { FRAGMENTS, type FragmentName } from "@ourwords/note";
import type { ParticipantId } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { OWN_MOVE } from "./still-screen.ts";

/** Where somebody's caret is drawn in this page. */
export interface TheirCaret {
  readonly fragment: FragmentName;
  readonly editor: Editor;
  readonly element: HTMLElement;
}

/** Where somebody writes; `undefined` when they are in no sheet now. */
export function theirCaret(
  { awareness }: NoteConnection,
  editors: Readonly<Record<FragmentName, Editor | undefined>>,
  whose: ParticipantId,
): TheirCaret | undefined {
  const ids = [...awareness.getStates()].flatMap(([id, state]) => (state["participant"] === whose ? [String(id)] : []));
  for (const fragment of FRAGMENTS) {
    const editor = editors[fragment];
    const carets = editor?.view.dom.querySelectorAll<HTMLElement>(".caret") ?? [];
    const element = [...carets].find(({ dataset }) => ids.includes(dataset["caret"] ?? ""));
    if (editor && element) return { fragment, editor, element };
  }
  return undefined;
}

/**
 * Brings somebody's caret into sight, and leaves one's own where it is. When theirs is in sight already, one's own goes
 * beside it.
 */
export function goTo({ editor, element }: TheirCaret): "in-sight" | "beside" {
  if (!isInSight(element)) {
    window.dispatchEvent(new Event(OWN_MOVE));
    element.scrollIntoView({ block: "center", behavior: "instant" });
    return "in-sight";
  }
  const { state, view } = editor;
  const place = state.doc.resolve(view.posAtDOM(element, 0));
  view.dispatch(state.tr.setSelection(TextSelection.near(place)));
  view.focus();
  return "beside";
}

function isInSight(element: HTMLElement): boolean {
  const { top, bottom, height } = element.getBoundingClientRect();
  const head = element.closest(".sheet")?.querySelector(".sheet-head")?.getBoundingClientRect().bottom ?? 0;
  return height > 0 && top >= Math.max(0, head) && bottom <= window.innerHeight;
}
