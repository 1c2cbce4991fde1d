import { useLingui } from "@lingui/react/macro";
import type { FragmentName } from "@ourwords/note";
import type { NoteConnection } from "@ourwords/sync/client";
import type { Editor } from "@tiptap/core";
import { type ReactElement, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { sayScribes } from "../writing/authors-plugin.ts";
import { createWritingEditor, renameEditor } from "../writing/create-writing-editor.ts";
import type { Hand } from "../writing/hand.ts";
import type { OpenState } from "./open-state.ts";
import { scribeWords } from "./scribe-words.ts";
import { TakenOutMarks } from "./TakenOutMarks.tsx";
import { useWritingNotice } from "./use-writing-notice.ts";
import { WRITING_HELP } from "../keys/WritingHelp.tsx";
import { WritingNotice } from "./WritingNotice.tsx";
import { youOn } from "./you-on.ts";

interface WritingSurfaceProps {
  readonly fragment: FragmentName;
  readonly connection: NoteConnection;
  readonly hand: Hand;
  readonly state: OpenState;
  readonly onEditor: (fragment: FragmentName, editor: Editor | undefined) => void;
}

/** Where an editor lives: React gives it an element and then keeps out, but for the marks that stand in the text. */
export function WritingSurface({ fragment, connection, hand, state, onEditor }: WritingSurfaceProps): ReactElement {
  const { t, i18n } = useLingui();
  const { locale } = i18n;
  const { people } = state;
  const you = youOn(state);
  const place = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor>();
  const notice = useWritingNotice(editor, state);
  const label = fragment === "story" ? t`Story, written together` : t`Plan, written together`;
  const firstWords = fragment === "story" ? t`Start anywhere. It doesn’t have to be in order.` : "";
  // The connection was refused: words stay to be read and copied.
  const isStopped = typeof state.link === "object";
  useLayoutEffect(() => {
    place.current?.style.setProperty("--first-words", JSON.stringify(firstWords));
  }, [firstWords]);
  const nameNow = useEffectEvent(() => label);
  useEffect(() => {
    if (!place.current) return undefined;
    const element = place.current;
    const words = { label: nameNow(), describedBy: WRITING_HELP };
    const made = createWritingEditor({ element, connection, fragment, ...words, hand });
    setEditor(made);
    onEditor(fragment, made);
    return () => {
      setEditor(undefined);
      onEditor(fragment, undefined);
      made.destroy();
    };
  }, [connection, hand, fragment, onEditor]);
  useEffect(() => {
    if (editor) renameEditor(editor, label, WRITING_HELP);
  }, [editor, label]);
  useEffect(() => {
    if (editor) sayScribes(editor.view, (facts) => scribeWords(i18n, facts, { people, you, locale }));
  }, [editor, i18n, locale, people, you]);
  useEffect(() => {
    editor?.setEditable(!isStopped, false);
  }, [editor, isStopped]);
  return (
    <>
      {notice.words && <WritingNotice words={notice.words} onClose={notice.close} />}
      <div ref={place} className="writing" />
      {editor && <TakenOutMarks editor={editor} connection={connection} state={state} />}
    </>
  );
}
