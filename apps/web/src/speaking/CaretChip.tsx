import { Trans } from "@lingui/react/macro";
import type { Participant } from "@ourwords/protocol";
import type { Editor } from "@tiptap/core";
import { type MouseEvent, type PointerEvent, type ReactElement, useState } from "react";
import { createPortal } from "react-dom";
import type { Rest } from "./voice-rest.ts";
import { Icon } from "../look/Icon.tsx";
import { type CaretPlace, useCaretPlace } from "./use-caret-place.ts";

interface CaretChipProps {
  /** the one that has the keyboard */
  readonly editor: Editor;
  readonly author: Participant;
  readonly scribe: Participant | undefined;
  /** grown: just switched, or nobody has written for a while */
  readonly says: Rest;
  readonly onNext: () => void;
}

/**
 * AU2: who writes, right below the caret; a press gives the keyboard on. Outside the text and over it, so that it can disturb
 * neither a composition nor a selection. Screen readers have the switch.
 */
export function CaretChip({ editor, author, scribe, says, onNext }: CaretChipProps): ReactElement | undefined {
  const [host] = useState(() => editor.view.dom.parentElement);
  const place = useCaretPlace(editor, host);
  if (!host || !place) return undefined;
  const { name } = author;
  return createPortal(
    <div className="caret-place" ref={(element) => stand(element, place)}>
      <button
        type="button"
        className="caret-chip"
        data-look={author.look}
        data-loud={says !== "writing" || undefined}
        tabIndex={-1}
        aria-hidden="true"
        onPointerDown={stayInTheText}
        onMouseDown={stayInTheText}
        onClick={onNext}
      >
        {scribe && <Icon name="pencil" />}
        <span>
          <ChipWords says={says} name={name} isWrittenDown={scribe !== undefined} />
        </span>
      </button>
    </div>,
    host,
  );
}

interface ChipWordsProps {
  readonly says: CaretChipProps["says"];
  readonly name: string;
  readonly isWrittenDown: boolean;
}

function ChipWords({ says, name, isWrittenDown }: ChipWordsProps): ReactElement {
  if (isWrittenDown) {
    if (says === "still") return <Trans>Still writing down {name}’s words</Trans>;
    return says === "now" ? <Trans>Writing down {name}’s words</Trans> : <Trans>{name}’s words</Trans>;
  }
  if (says === "still") return <Trans>Still writing as {name}</Trans>;
  return says === "now" ? <Trans>Writing as {name}</Trans> : <>{name}</>;
}

function stand(element: HTMLElement | null, { top, start }: CaretPlace): void {
  element?.style.setProperty("inset-block-start", `${top}px`);
  element?.style.setProperty("--caret", `${start}px`);
}

const stayInTheText = (event: MouseEvent | PointerEvent): void => event.preventDefault();
