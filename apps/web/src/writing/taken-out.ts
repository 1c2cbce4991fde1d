import type { FragmentName } from "@ourwords/note";
import type { NoteConnection } from "@ourwords/sync/client";
import { Extension } from "@tiptap/core";
import { markKeys } from "./mark-keys.ts";
import { takenOutPlugin } from "./taken-out-plugin.ts";

/** AU8: what was taken out of others' words, marked in the text and in reach of the keyboard. */
export const takenOut = (connection: NoteConnection, name: FragmentName): Extension =>
  Extension.create({
    name: "takenOut",
    addProseMirrorPlugins: () => [takenOutPlugin(connection, name), markKeys()],
  });
