import { Trans, useLingui } from "@lingui/react/macro";
import type { Editor } from "@tiptap/core";
import { type ReactElement, useSyncExternalStore } from "react";
import { askQuote } from "../because/ask-quote.ts";
import { Icon } from "../look/Icon.tsx";
import { hasOverlay } from "../writing/overlay.ts";

/** While words of the story are selected: the way to put them into the plan. It says so in words, and stands before all others. */
export function QuoteButton({ editor }: { readonly editor: Editor }): ReactElement | undefined {
  const { t } = useLingui();
  const isReady = useSyncExternalStore(
    (listener) => {
      editor.on("transaction", listener);
      return () => {
        editor.off("transaction", listener);
      };
    },
    () => !editor.isDestroyed && !editor.state.selection.empty && hasOverlay(editor.view, "quoted"),
  );
  if (!isReady) return undefined;
  return (
    <button
      type="button"
      className="tool quote-button"
      aria-label={t`Put into the plan as a reason`}
      title={t`Put into the plan as a reason`}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={askQuote}
    >
      <Icon name="because" />
      <span>
        <Trans>Into the plan</Trans>
      </span>
    </button>
  );
}
