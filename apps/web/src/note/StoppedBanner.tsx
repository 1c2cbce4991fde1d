import { Trans } from "@lingui/react/macro";
import type { CloseReason } from "@ourwords/protocol";
import { type ReactElement, useState } from "react";
import { Button } from "../look/Button.tsx";
import { copyText } from "../browser/copy-text.ts";
import type { Editors } from "./OpenNote.tsx";
import { RefusalWords } from "./RefusalWords.tsx";

interface StoppedBannerProps {
  readonly reason: CloseReason;
  readonly editors: Editors;
}

/** GT6: the connection was refused. The words stay on the screen and can be taken along. */
export function StoppedBanner({ reason, editors }: StoppedBannerProps): ReactElement {
  const [copied, setCopied] = useState<"not-yet" | "copied" | "not-allowed">("not-yet");
  const copy = (): void => {
    const go = async (): Promise<void> => setCopied((await copyText(wordsOf(editors))) ? "copied" : "not-allowed");
    void go();
  };
  return (
    <section className="banner">
      <p role="alert">
        <RefusalWords reason={reason} /> <Trans>Your words are still here, but new ones are not sent.</Trans>
      </p>
      <div className="choices">
        <Button kind="plain" onPress={copy}>
          {copied === "copied" ? <Trans>Copied</Trans> : <Trans>Copy all words</Trans>}
        </Button>
        <Button kind="plain" onPress={() => location.reload()}>
          {reason === "old-page" ? <Trans>Reload</Trans> : <Trans>Load again</Trans>}
        </Button>
      </div>
      <span className={copied === "not-allowed" ? "quiet" : "hidden-words"} role="status">
        {copied === "copied" && <Trans>All words are copied.</Trans>}
        {copied === "not-allowed" && <Trans>This browser does not let us copy. Mark the words and copy them.</Trans>}
      </span>
    </section>
  );
}

const wordsOf = ({ story, plan }: Editors): string =>
  [story, plan].map((editor) => editor?.getText({ blockSeparator: "\n\n" }) ?? "").join("\n\n\n");
