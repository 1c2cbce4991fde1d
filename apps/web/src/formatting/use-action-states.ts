import type { Editor } from "@tiptap/core";
import { useMemo, useSyncExternalStore } from "react";
import type { FormatAction } from "./format-actions.ts";

export type ActionState = "on" | "off" | "ready" | "idle";

/** What each button shows now: on or off, or whether it has something to do. Follows the caret. */
export function useActionStates(editor: Editor, actions: readonly FormatAction[]): readonly ActionState[] {
  const store = useMemo(() => actionStore(editor, actions), [editor, actions]);
  return useSyncExternalStore(store.subscribe, store.states);
}

function actionStore(editor: Editor, actions: readonly FormatAction[]) {
  let last: readonly ActionState[] = [];
  return {
    subscribe: (listener: () => void) => {
      editor.on("transaction", listener);
      return () => {
        editor.off("transaction", listener);
      };
    },
    // The same list while nothing changed, as React asks.
    states: () => {
      const next = editor.isDestroyed ? last : actions.map((action) => stateOf(action, editor));
      if (next.length !== last.length || next.some((state, index) => state !== last[index])) last = next;
      return last;
    },
  };
}

function stateOf({ isOn, isReady }: FormatAction, editor: Editor): ActionState {
  if (isOn) return isOn(editor) ? "on" : "off";
  return isReady?.(editor) === false ? "idle" : "ready";
}
