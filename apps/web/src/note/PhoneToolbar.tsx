import type { Editor } from "@tiptap/core";
import type { ReactElement } from "react";
import { FormatToolbar } from "./FormatToolbar.tsx";
import { useKeyboardHeight } from "./use-keyboard-height.ts";

/** The same buttons at the thumb, above the keyboard, while somebody writes. */
export function PhoneToolbar({ editor }: { readonly editor: Editor }): ReactElement {
  const height = useKeyboardHeight();
  return (
    <div className="phone-pen" style={{ insetBlockEnd: `${height}px` }}>
      <FormatToolbar editor={editor} />
    </div>
  );
}
