import type { FragmentName } from "@ourwords/note";
import { noteExtensions } from "@ourwords/note/extensions";
import type { NoteConnection } from "@ourwords/sync/client";
import { Editor } from "@tiptap/core";
import { Selection } from "@tiptap/pm/state";
import { Dropcursor } from "@tiptap/extensions/drop-cursor";
import { Placeholder } from "@tiptap/extensions/placeholder";
import { UndoRedo } from "@tiptap/extensions/undo-redo";
import { keepingLines } from "../plan-lines/keeping-lines.ts";
import { binding } from "./binding.ts";
import { endHistory } from "./end-history.ts";
import { exactEdits } from "./exact-edits.ts";
import { explaining } from "./explaining.ts";
import { Hand } from "./hand.ts";
import { moving } from "./moving.ts";
import { pasting } from "./pasting.ts";
import { quotable } from "./quotable.ts";
import { remoteCarets } from "./remote-carets.ts";
import { stayInSight } from "./stay-in-sight.ts";
import { StepMemory } from "./step-memory.ts";
import { takenOut } from "./taken-out.ts";
import { stillScreen } from "./still-screen.ts";
import { typeDirectly } from "./type-directly.ts";
import { withinLimits } from "./within-limits.ts";

export interface WritingOptions {
  readonly element: HTMLElement;
  /** open: the note has arrived */
  readonly connection: NoteConnection;
  readonly fragment: FragmentName;
  /** said by screen readers: "Story, written together" */
  readonly label: string;
  /** id of the element that says who is here and how to leave */
  readonly describedBy: string;
  /** shared by the editors of a page, so that words can be moved between them */
  readonly hand?: Hand;
  /** `absent` measures what showing authors costs */
  readonly authors?: "shown" | "absent";
}

/** The editor for one fragment of an open note. `destroy()` ends it. */
export function createWritingEditor({
  element,
  connection,
  fragment,
  label,
  describedBy,
  hand = new Hand(),
  authors = "shown",
}: WritingOptions): Editor {
  const memory = new StepMemory(connection.doc.getXmlFragment(fragment));
  const editor = new Editor({
    element,
    // The page's own styles hold what ProseMirror needs; the security policy lets no script add any.
    injectCSS: false,
    // Asterisks in what somebody pastes are theirs; and these rules would take out what is dragged to the other editor.
    enablePasteRules: false,
    extensions: [
      ...noteExtensions,
      fragment === "plan" ? keepingLines : quotable,
      binding(connection, fragment, hand, memory, authors),
      withinLimits(connection.doc),
      pasting(connection, fragment, hand),
      exactEdits(connection.doc, memory),
      stillScreen,
      moving,
      takenOut(connection, fragment),
      remoteCarets(connection),
      explaining,
      stayInSight,
      typeDirectly,
      UndoRedo.configure({ newGroupDelay: 600 }),
      Dropcursor.configure({ class: "drop-place", color: false, width: 2 }),
      Placeholder.configure({
        // The words themselves are drawn by the style: they change with the language, and the editor stays.
        placeholder: "",
        emptyNodeClass: "is-empty",
        showOnlyCurrent: fragment === "story",
        includeChildren: true,
      }),
    ],
    editorProps: {
      attributes: textbox(label, describedBy),
    },
  });
  // AU2: undo reaches back to the switch, also when it was the server that ended a scribe.
  editor.on(
    "destroy",
    connection.onVoice(() => endHistory(editor)),
  );
  // The editor was made empty and filled by the binding: its caret still stands beside the blocks, where no key can write.
  const { tr, doc } = editor.state;
  editor.view.dispatch(tr.setSelection(Selection.atStart(doc)).setMeta("addToHistory", false));
  return editor;
}

/** Says the editor's name in another language, and leaves the caret and the history alone. */
export function renameEditor(editor: Editor, label: string, describedBy: string): void {
  const { editorProps } = editor.options;
  editor.setOptions({ editorProps: { ...editorProps, attributes: textbox(label, describedBy) } });
}

const textbox = (label: string, describedBy: string) => ({
  "aria-label": label,
  "aria-describedby": describedBy,
  "aria-multiline": "true",
  role: "textbox",
  spellcheck: "true",
});
