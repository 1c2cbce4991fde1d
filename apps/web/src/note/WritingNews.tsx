import { Trans } from "@lingui/react/macro";
import type { Editor } from "@tiptap/core";
import type { ReactElement } from "react";
import { Button } from "../look/Button.tsx";
import { useWritingNews } from "./use-writing-news.ts";

/** What an editor has to tell about what was just done in it: a refused paste is shown until it is read, a move only said. */
export function WritingNews({ editor }: { readonly editor: Editor }): ReactElement {
  const { news, count, onRead } = useWritingNews(editor);
  const isRefused = news === "too-long" || news === "no-words";
  return (
    <>
      {isRefused && (
        <div key={count} role="alert" className="writing-news">
          <p>
            {news === "too-long" ? (
              <Trans>That is too long to paste at once. Paste it in parts.</Trans>
            ) : (
              <Trans>There were no words in that. Only words can be pasted here.</Trans>
            )}
          </p>
          <Button kind="plain" onPress={onRead}>
            <Trans>OK</Trans>
          </Button>
        </div>
      )}
      <span className="hidden-words" role="status">
        {/* A new element each time: the same words twice are said twice. */}
        {news === "moved-up" && (
          <span key={count}>
            <Trans>Moved up</Trans>
          </span>
        )}
        {news === "moved-down" && (
          <span key={count}>
            <Trans>Moved down</Trans>
          </span>
        )}
      </span>
    </>
  );
}
