import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactElement, useRef, useState } from "react";
import { Button } from "../look/Button.tsx";
import { Icon } from "../look/Icon.tsx";
import { copyText } from "../browser/copy-text.ts";

/** The link, to be sent. */
export function LinkDoor({ link }: { readonly link: string }): ReactElement {
  const { t } = useLingui();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<"not-yet" | "copied" | "by-hand">("not-yet");
  const copy = (): void => {
    const go = async (): Promise<void> => {
      const isCopied = await copyText(link);
      if (!isCopied) field.current?.select();
      setCopied(isCopied ? "copied" : "by-hand");
    };
    void go();
  };
  return (
    <>
      <div className="link-field">
        <input
          ref={field}
          dir="ltr"
          readOnly
          value={link}
          aria-label={t`The link`}
          onFocus={(event) => event.target.select()}
        />
        <Button kind="plain" onPress={copy}>
          <Icon name={copied === "copied" ? "tick" : "copy"} />
          {copied === "copied" ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}
        </Button>
      </div>
      <span className={copied === "by-hand" ? "quiet" : "hidden-words"} role="status">
        {copied === "copied" && <Trans>The link is copied.</Trans>}
        {copied === "by-hand" && <Trans>The link is marked: copy it with your keyboard or by a long press.</Trans>}
      </span>
    </>
  );
}
