import type { NoteConnection } from "@ourwords/sync/client";
import type { ReactElement } from "react";
import { QuoteDoor } from "../because/QuoteDoor.tsx";
import { MeaningDoor } from "../meaning/MeaningDoor.tsx";
import type { Editors } from "../note/OpenNote.tsx";
import type { OpenState } from "../note/open-state.ts";
import { LineDoor } from "../plan-lines/LineDoor.tsx";

interface SheetDoorsProps {
  readonly connection: NoteConnection;
  readonly state: OpenState;
  readonly editors: Editors;
}

/** What is said beside the text: what words mean, which are reasons for a line, what is said of a line. */
export const SheetDoors = (props: SheetDoorsProps): ReactElement => (
  <>
    <MeaningDoor {...props} />
    <QuoteDoor {...props} />
    {props.editors.plan && <LineDoor {...props} plan={props.editors.plan} />}
  </>
);
