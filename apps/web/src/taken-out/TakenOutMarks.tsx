import type { NoteConnection } from "@ourwords/sync/client";
import type { Editor } from "@tiptap/core";
import { type ReactElement, useMemo, useState, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import { toNextMark } from "../writing/mark-keys.ts";
import { takenOutMarks } from "../writing/taken-out-plugin.ts";
import type { OpenState } from "../note/open-state.ts";
import { TakenOutMark } from "./TakenOutMark.tsx";

interface TakenOutMarksProps {
  readonly editor: Editor;
  readonly connection: NoteConnection;
  readonly state: OpenState;
}

/** The marks of one sheet, each drawn into the element that stands for it in the text. Tab leads to one: the last visited. */
export function TakenOutMarks({ editor, connection, state }: TakenOutMarksProps): ReactElement {
  const store = useMemo(() => markStore(editor), [editor]);
  const marks = useSyncExternalStore(store.subscribe, store.marks);
  const [visited, setVisited] = useState<string>();
  const inTabOrder = marks.find(({ record }) => record.id === visited) ?? marks[0];
  return (
    <>
      {marks.map(({ record, host }) =>
        createPortal(
          <TakenOutMark
            record={record}
            connection={connection}
            state={state}
            isInTabOrder={record === inTabOrder?.record}
            onVisit={() => setVisited(record.id)}
            onLeave={() => editor.view.focus()}
            onNext={() => toNextMark(editor.view, host)}
          />,
          host,
          record.id,
        ),
      )}
    </>
  );
}

function markStore(editor: Editor) {
  let last = takenOutMarks(editor.state);
  return {
    subscribe: (listener: () => void) => {
      editor.on("transaction", listener);
      return () => {
        editor.off("transaction", listener);
      };
    },
    marks: () => {
      if (!editor.isDestroyed) last = takenOutMarks(editor.state);
      return last;
    },
  };
}
