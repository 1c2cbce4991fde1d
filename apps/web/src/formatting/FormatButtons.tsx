import { useLingui } from "@lingui/react/macro";
import type { Editor } from "@tiptap/core";
import type { ReactElement } from "react";
import { Icon } from "../look/Icon.tsx";
import type { FormatAction } from "./format-actions.ts";
import { useActionStates } from "./use-action-states.ts";

interface FormatButtonsProps {
  readonly editor: Editor;
  readonly actions: readonly FormatAction[];
}

/**
 * Plain buttons: a press must leave the caret, and with it a phone's keyboard, where it is. React Aria's take the focus
 * before they can be asked not to.
 */
export function FormatButtons({ editor, actions }: FormatButtonsProps): ReactElement {
  const { i18n } = useLingui();
  const states = useActionStates(editor, actions);
  return (
    <>
      {actions.map(({ icon, word, run }, index) => {
        const state = states[index];
        const name = i18n._(word);
        return (
          <button
            key={icon}
            type="button"
            className="tool"
            title={name}
            aria-label={name}
            aria-pressed={state === "on" || state === "off" ? state === "on" : undefined}
            aria-disabled={state === "idle" || undefined}
            onPointerDown={(event) => event.preventDefault()}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              if (state !== "idle") run(editor);
            }}
          >
            <Icon name={icon} />
          </button>
        );
      })}
    </>
  );
}
