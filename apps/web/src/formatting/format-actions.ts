import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Editor } from "@tiptap/core";
import type { IconName } from "../look/Icon.tsx";
import { askOfLine, type LineAsk } from "../plan-lines/line-asks.ts";
import { askMeaning } from "../writing/explaining.ts";
import { moveBlock, type Way } from "../writing/move-block.ts";
import { askWhoWrote } from "../writing/who-wrote.ts";

/** One thing a button does to the text. */
export interface FormatAction {
  readonly icon: IconName;
  readonly word: MessageDescriptor;
  readonly run: (editor: Editor) => void;
  /** whether it can be on, and is; a button without it only acts */
  readonly isOn?: (editor: Editor) => boolean;
  /** whether there is something to do */
  readonly isReady?: (editor: Editor) => boolean;
}

/** Four in sight: more would have to be read before the first word is written. */
export const FIRST_ACTIONS: readonly FormatAction[] = [
  {
    icon: "bold",
    word: msg`Bold`,
    run: (editor) => editor.chain().focus().toggleBold().run(),
    isOn: (editor) => editor.isActive("bold"),
  },
  {
    icon: "italic",
    word: msg`Italic`,
    run: (editor) => editor.chain().focus().toggleItalic().run(),
    isOn: (editor) => editor.isActive("italic"),
  },
  {
    icon: "list",
    word: msg`List`,
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
    isOn: (editor) => editor.isActive("bulletList"),
  },
  {
    icon: "undo",
    word: msg`Undo`,
    run: (editor) => editor.chain().focus().undo().run(),
    isReady: (editor) => editor.can().undo(),
  },
];

export const MORE_ACTIONS: readonly FormatAction[] = [
  { icon: "explain", word: msg`What does that word mean?`, run: (editor) => askMeaning(editor.view) },
  {
    icon: "bigHeading",
    word: msg`Big heading`,
    run: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
    isOn: (editor) => editor.isActive("heading", { level: 2 }),
  },
  {
    icon: "smallHeading",
    word: msg`Small heading`,
    run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
    isOn: (editor) => editor.isActive("heading", { level: 3 }),
  },
  {
    icon: "numberedList",
    word: msg`Numbered list`,
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
    isOn: (editor) => editor.isActive("orderedList"),
  },
  {
    icon: "quote",
    word: msg`Quote`,
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
    isOn: (editor) => editor.isActive("blockquote"),
  },
  {
    icon: "moveUp",
    word: msg`Move up`,
    run: (editor) => move(editor, "up"),
    isReady: ({ state }) => moveBlock("up")(state),
  },
  {
    icon: "moveDown",
    word: msg`Move down`,
    run: (editor) => move(editor, "down"),
    isReady: ({ state }) => moveBlock("down")(state),
  },
  {
    icon: "redo",
    word: msg`Redo`,
    run: (editor) => editor.chain().focus().redo().run(),
    isReady: (editor) => editor.can().redo(),
  },
  {
    icon: "words",
    word: msg`Who wrote this?`,
    run: (editor) => {
      editor.commands.focus();
      askWhoWrote(editor.view);
    },
  },
];

/** Of the plan's buttons only. */
export const PLAN_ACTIONS: readonly FormatAction[] = [
  { icon: "said", word: msg`What do you say to this line?`, run: (editor) => ask(editor, "answer") },
  { icon: "who", word: msg`Who does this, and by when?`, run: (editor) => ask(editor, "who") },
  { icon: "questions", word: msg`Take out or put back a question`, run: (editor) => ask(editor, "questions") },
];

function ask(editor: Editor, what: LineAsk): void {
  editor.commands.focus();
  askOfLine(editor.view, what);
}

function move(editor: Editor, way: Way): void {
  editor.commands.focus();
  moveBlock(way)(editor.state, editor.view.dispatch, editor.view);
}
