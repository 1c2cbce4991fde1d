import { useLingui } from "@lingui/react/macro";
import type { FragmentName } from "@ourwords/note";
import type { NoteConnection } from "@ourwords/sync/client";
import type { Editor } from "@tiptap/core";
import { type ReactElement, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { part } from "../app/part.tsx";
import { sayScribes } from "../writing/authors-plugin.ts";
import { createWritingEditor, renameEditor } from "../writing/create-writing-editor.ts";
import type { Hand } from "../writing/hand.ts";
import type { OpenState } from "../note/open-state.ts";
import { scribeWords } from "../whose-words/scribe-words.ts";
import { TakenOutMarks } from "../taken-out/TakenOutMarks.tsx";
import { useWritingNotice } from "./use-writing-notice.ts";
import { WRITING_HELP } from "../keys/WritingHelp.tsx";
import { WritingNotice } from "./WritingNotice.tsx";
import { youOn } from "../whose-words/you-on.ts";

export const whoCard = part(async () => (await import("../whose-words/WhoCard.tsx")).WhoCard);

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
  const { shown, close, letGo } = useWritingNotice(editor, state);
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
      {shown.as === "strip" && <WritingNotice words={shown.words} onClose={close} />}
      <div ref={place} className="writing" />
      {editor && shown.as === "who-wrote" && (
        <whoCard.Part
          key={shown.times}
          editor={editor}
          connection={connection}
          sheet={fragment}
          state={state}
          onClose={close}
          onGone={letGo}
        />
      )}
      {editor && <TakenOutMarks editor={editor} connection={connection} state={state} />}
    </>
  );
}
