import type { NoteConnection } from "@ourwords/sync/client";
import type { ReactElement, ReactNode } from "react";
import { createPortal } from "react-dom";
import type { Editors } from "../note/OpenNote.tsx";
import type { OpenState } from "../note/open-state.ts";
import { useWritingCommands, type WritingCommand } from "./use-writing-commands.tsx";

interface WritingCommandsProps {
  readonly connection: NoteConnection;
  readonly editors: Editors;
  readonly state: OpenState;
  /** a menu with the commands in it */
  readonly children: (commands: readonly WritingCommand[]) => ReactNode;
}

/** Gives a menu the commands about others' writing, and stands over the text while it is held still. */
export function WritingCommands({ connection, editors, state, children }: WritingCommandsProps): ReactElement {
  const { commands, strip } = useWritingCommands(connection, editors, state);
  return (
    <>
      {children(commands)}
      {strip && createPortal(strip, document.querySelector("main") ?? document.body)}
    </>
  );
}
