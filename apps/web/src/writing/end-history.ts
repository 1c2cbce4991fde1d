import type { Editor } from "@tiptap/core";
import { history } from "@tiptap/pm/history";
import { EditorState } from "@tiptap/pm/state";
import { HISTORY } from "./history-key.ts";

/** AU2, AU9: another voice takes the keyboard. From here on undo and redo reach no further back than this moment. */
export function endHistory({ state, view }: Editor): void {
  const fresh = EditorState.create({ schema: state.schema, plugins: [history()] });
  view.dispatch(state.tr.setMeta(HISTORY, { historyState: Reflect.get(fresh, HISTORY) }));
}
