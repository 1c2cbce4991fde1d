import { useLingui } from "@lingui/react/macro";
import type { Editor } from "@tiptap/core";
import type { ReactElement, ReactNode } from "react";
import { CoverButton } from "../safety/CoverButton.tsx";
import type { OpenState } from "./open-state.ts";
import { Pen } from "../formatting/Pen.tsx";
import { useHeightToken } from "../browser/use-height-token.ts";
import { useKeyboardHeight } from "../browser/use-keyboard-height.ts";
import { WhoCanSee } from "../people/WhoCanSee.tsx";

interface DockProps {
  readonly state: OpenState;
  /** a phone: who can see this, Cover and the pen are down here, at the thumb */
  readonly isNarrow: boolean;
  /** the sheet somebody writes in, on a phone */
  readonly pen: Editor | undefined;
  /** the writing switch */
  readonly children?: ReactNode;
}

/** What floats at the bottom, above a phone's keyboard. On a wide page nothing but the writing switch, when there is one. */
export function Dock({ state, isNarrow, pen, children }: DockProps): ReactElement | undefined {
  const { t } = useLingui();
  const height = useKeyboardHeight();
  const measure = useHeightToken("--dock");
  if (!isNarrow && !children) return undefined;
  return (
    <div
      ref={measure}
      className="dock"
      role="region"
      aria-label={t`At hand`}
      data-pen={pen !== undefined || undefined}
      style={{ insetBlockEnd: `${height}px` }}
    >
      {children}
      {isNarrow && (
        <div className="dock-row">
          <WhoCanSee people={state.people} />
          {pen && <Pen editor={pen} state={state} />}
          <CoverButton />
        </div>
      )}
    </div>
  );
}
