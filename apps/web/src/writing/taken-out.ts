import type { FragmentName } from "@ourwords/note";
import type { NoteConnection } from "@ourwords/sync/client";
import { Extension } from "@tiptap/core";
import { markKeys } from "./mark-keys.ts";
import { focusInMark, takenOutPlugin } from "./taken-out-plugin.ts";

/** AU8: what was taken out of others' words, marked in the text and in reach of the keyboard. */
export const takenOut = (connection: NoteConnection, name: FragmentName): Extension =>
  Extension.create({
    name: "takenOut",
    addProseMirrorPlugins: () => [takenOutPlugin(connection, name), markKeys()],
    dispatchTransaction({ transaction, next }) {
      const focused = focusInMark(this.editor.state);
      next(transaction);
      // ProseMirror may have moved the mark while it drew the line around it anew: that takes the keyboard away.
      if (focused?.isConnected && document.activeElement !== focused) focused.focus({ preventScroll: true });
    },
  });
