import { Trans } from "@lingui/react/macro";
import type { FragmentName } from "@ourwords/note";
import type { Editor } from "@tiptap/core";
import { type ReactElement, useState, useSyncExternalStore } from "react";
import { part } from "../app/part.tsx";
import { usePace } from "./pace-state.ts";

const ownLineBox = part(async () => (await import("./OwnLineBox.tsx")).OwnLineBox);

/** Not shared yet: a line at the end of a sheet that stays on this screen until it is put in the note. */
export function OwnLine({ sheet, editor }: OwnLineProps): ReactElement {
  const { ownLines } = usePace();
  const line = useSyncExternalStore(ownLines.subscribe, ownLines.lines)[sheet];
  const [isOpen, setOpen] = useState(false);
  if (!isOpen)
    return (
      <button type="button" className="own-begin" onPointerEnter={ownLineBox.fetch} onClick={() => setOpen(true)}>
        <Trans>Write something only you can see</Trans>
      </button>
    );
  return (
    <ownLineBox.Part
      editor={editor}
      line={line}
      onLine={(text) => ownLines.write(sheet, text)}
      onClose={() => setOpen(false)}
    />
  );
}

interface OwnLineProps {
  readonly sheet: FragmentName;
  readonly editor: Editor;
}
