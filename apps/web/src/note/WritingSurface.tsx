import { useLingui } from "@lingui/react/macro";
import type { FragmentName } from "@ourwords/note";
import type { NoteConnection } from "@ourwords/sync/client";
import type { Editor } from "@tiptap/core";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { createWritingEditor } from "../writing/create-writing-editor.ts";
import type { Hand } from "../writing/hand.ts";
import { WRITING_HELP } from "./writing-help.ts";
import { WritingNews } from "./WritingNews.tsx";

interface WritingSurfaceProps {
  readonly fragment: FragmentName;
  readonly connection: NoteConnection;
  readonly hand: Hand;
  /** the connection was refused: words stay to be read and copied */
  readonly isStopped: boolean;
  readonly onEditor: (fragment: FragmentName, editor: Editor | undefined) => void;
}

/** Where an editor lives: React gives it an element and then keeps out. */
export function WritingSurface({ fragment, connection, hand, isStopped, onEditor }: WritingSurfaceProps): ReactElement {
  const { t } = useLingui();
  const place = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor>();
  const label = fragment === "story" ? t`Story, written together` : t`Plan, written together`;
  const placeholder = fragment === "story" ? t`Start anywhere. It doesn’t have to be in order.` : "";
  useEffect(() => {
    if (!place.current) return undefined;
    const element = place.current;
    const describedBy = WRITING_HELP;
    const made = createWritingEditor({ element, connection, fragment, label, describedBy, placeholder, hand });
    setEditor(made);
    onEditor(fragment, made);
    return () => {
      setEditor(undefined);
      onEditor(fragment, undefined);
      made.destroy();
    };
  }, [connection, hand, fragment, label, placeholder, onEditor]);
  useEffect(() => {
    editor?.setEditable(!isStopped, false);
  }, [editor, isStopped]);
  return (
    <>
      {editor && <WritingNews editor={editor} />}
      <div ref={place} className="writing" />
    </>
  );
}
