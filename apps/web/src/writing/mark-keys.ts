import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { isFixedKey } from "../keys/fixed-key.ts";
import { placeOfMark, takenOutMarks } from "./taken-out-plugin.ts";

export const isMarkKey = (press: Parameters<typeof isFixedKey>[1]): boolean => isFixedKey("to-marks", press);

/** Puts the keyboard on the first mark behind `from` (a mark, or else the caret); behind the last comes the first again. */
export function toNextMark({ state }: EditorView, from?: HTMLElement): boolean {
  const hosts = takenOutMarks(state).flatMap(({ host }) => (host.isConnected ? [host] : []));
  const at = from ? hosts.indexOf(from) + 1 : hosts.findIndex((host) => isBehind(placeOfMark(state, host)));
  const next = hosts[at] ?? hosts[0];
  next?.querySelector("button")?.focus();
  return next !== undefined;

  function isBehind(pos: number | undefined): boolean {
    return pos !== undefined && pos >= state.selection.head;
  }
}

export const markKeys = (): Plugin =>
  new Plugin({ props: { handleKeyDown: (view, event) => isMarkKey(event) && toNextMark(view) } });
