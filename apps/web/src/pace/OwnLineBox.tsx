import { Trans } from "@lingui/react/macro";
import type { Editor } from "@tiptap/core";
import { type ReactElement, useEffect, useId, useRef } from "react";
import { Button } from "../look/Button.tsx";
import { type Place, putInNote } from "./put-in-note.ts";

/** Enough for a long thought, and surely little enough for one update. */
const LONGEST = 4_000;

interface OwnLineBoxProps {
  readonly editor: Editor;
  readonly line: string;
  readonly onLine: (line: string) => void;
  readonly onClose: () => void;
}

/** The box for a line that is not shared yet. */
export function OwnLineBox({ editor, line, onLine, onClose }: OwnLineBoxProps): ReactElement {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  const isEmpty = line.trim() === "";
  const put = (place: Place): void => {
    if (isEmpty || !editor.isEditable) return;
    putInNote(editor, line, place);
    onLine("");
    onClose();
  };
  const drop = (): void => {
    onLine("");
    onClose();
    editor.commands.focus(undefined, { scrollIntoView: false });
  };
  return (
    <div className="own-line">
      <label htmlFor={id}>
        <Trans>Not shared yet</Trans>
      </label>
      {/* The browser keeps what stands in a form over a reload, and may have its spelling looked at elsewhere. Not here. */}
      <textarea
        ref={box}
        id={id}
        aria-describedby={`${id}what`}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        rows={3}
        maxLength={LONGEST}
        value={line}
        onChange={({ target }) => onLine(target.value)}
      />
      <p className="quiet" id={`${id}what`}>
        <Trans>Only on your screen until you put it in the note. If you load the page again, it is gone.</Trans>
      </p>
      <div className="choices">
        <Button kind="plain" isDisabled={isEmpty} onPress={() => put("end")}>
          <Trans>Put it in the note</Trans>
        </Button>
        <Button kind="bare" isDisabled={isEmpty} onPress={() => put("caret")}>
          <Trans>Put it where I was</Trans>
        </Button>
        <Button kind="bare" onPress={drop}>
          <Trans>Throw away</Trans>
        </Button>
      </div>
    </div>
  );
}
