import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** A key of the text, as ProseMirror writes it (`Mod` is Ctrl, or Cmd on a Mac), and what it does. */
export interface WritingKey {
  readonly key: string;
  readonly does: MessageDescriptor;
}

/** Every key that is heard while the caret is in a sheet's text. */
export const WRITING_KEYS = {
  bold: { key: "Mod-b", does: msg`Bold` },
  italic: { key: "Mod-i", does: msg`Italic` },
  undo: { key: "Mod-z", does: msg`Undo what you did last` },
  redo: { key: "Mod-Shift-z", does: msg`Do it again` },
  moveUp: { key: "Alt-ArrowUp", does: msg`Move the line up` },
  moveDown: { key: "Alt-ArrowDown", does: msg`Move the line down` },
  whoWrote: { key: "Alt-w", does: msg`Say who wrote this line` },
  marks: { key: "Alt-F9", does: msg`Go to words that were taken out` },
  buttons: { key: "Alt-F10", does: msg`Go to the buttons of the text` },
} as const satisfies Readonly<Record<string, WritingKey>>;
