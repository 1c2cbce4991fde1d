import { useLingui } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { Icon } from "./Icon.tsx";

/** A cross beside the text. Pressed by a pointer, it takes the keyboard from nobody. */
export function CloseTool({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useLingui();
  return (
    <button
      type="button"
      className="tool"
      aria-label={t`Close`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClose}
    >
      <Icon name="close" />
    </button>
  );
}
