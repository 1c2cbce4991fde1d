import { Trans } from "@lingui/react/macro";
import type { NoteId, Seal } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import type { Editor } from "@tiptap/core";
import { type ReactElement, useState } from "react";
import { Sheetlet } from "../look/Sheetlet.tsx";
import type { OpenState } from "../note/open-state.ts";
import { KeepNow } from "./KeepNow.tsx";
import { KeptList } from "./KeptList.tsx";
import { KeptNote } from "./KeptNote.tsx";
import "./sitting.css";

export interface SittingProps {
  readonly note: NoteId;
  readonly connection: NoteConnection;
  readonly state: OpenState;
  readonly story: Editor | undefined;
  /** the oldest first */
  readonly seals: readonly Seal[];
  /** the row of the one to open with, if it is one */
  readonly first: number | undefined;
  readonly onClose: () => void;
}

/** The end of a sitting: keep the note as it is, stand by what was kept, and look at what was kept before. */
export function SittingDialog({ note, connection, state, story, seals, first, onClose }: SittingProps): ReactElement {
  const [open, setOpen] = useState(first);
  const shown = seals.find(({ seq }) => seq === open);
  return (
    <Sheetlet
      title={shown ? <Trans>As it was kept</Trans> : <Trans>Let’s stop here</Trans>}
      size={shown ? "page" : "note"}
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
    >
      {shown ? (
        <KeptNote note={note} connection={connection} state={state} seal={shown} onBack={() => setOpen(undefined)} />
      ) : (
        <>
          <KeepNow connection={connection} state={state} seals={seals} story={story} onOpen={setOpen} />
          <KeptList connection={connection} state={state} seals={seals} onOpen={setOpen} />
        </>
      )}
    </Sheetlet>
  );
}

export interface SealsProps {
  readonly connection: NoteConnection;
  readonly state: OpenState;
  /** the oldest first */
  readonly seals: readonly Seal[];
  readonly onOpen: (row: number) => void;
}
