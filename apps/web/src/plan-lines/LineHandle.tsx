import { useLingui } from "@lingui/react/macro";
import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, type PointerEvent, type ReactElement, useState } from "react";
import { createPortal } from "react-dom";
import { Icon } from "../look/Icon.tsx";
import { dragLine } from "./drag-line.ts";
import { moveLine } from "./move-line.ts";

interface LineHandleProps {
  readonly plan: Editor;
  readonly id: string;
  /** the caret is in the line */
  readonly isHere: boolean;
}

/** PL9: a whole line is dragged by it, or moved with the arrow keys while it has the keyboard. */
export function LineHandle({ plan, id, isHere }: LineHandleProps): ReactElement {
  const { t } = useLingui();
  const [top, setTop] = useState<number>();
  const surface = plan.view.dom.parentElement;
  const begin = (event: PointerEvent<HTMLButtonElement>): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    dragLine({ plan, id, handle: event.currentTarget, press: event.nativeEvent, show: setTop });
  };
  const byKey = (event: KeyboardEvent<HTMLButtonElement>): void => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    const handle = event.currentTarget;
    moveLine(plan, id, event.key === "ArrowUp" ? "up" : "down");
    // What is drawn under the line is put under it again after this turn, and loses the keyboard on the way.
    queueMicrotask(() => handle.focus({ preventScroll: true }));
  };
  return (
    <>
      <button
        type="button"
        className="line-handle"
        data-dragged={top !== undefined || undefined}
        tabIndex={isHere ? 0 : -1}
        title={t`Drag this line to another place`}
        aria-label={t`Move this line: drag it, or press the up and down arrows`}
        onPointerDown={begin}
        onMouseDown={(event) => event.preventDefault()}
        onKeyDown={byKey}
      >
        <Icon name="handle" />
      </button>
      {top !== undefined &&
        surface &&
        createPortal(<div className="line-drop" style={{ insetBlockStart: `${top}px` }} />, surface)}
    </>
  );
}
