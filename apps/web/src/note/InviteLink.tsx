import { Trans, useLingui } from "@lingui/react/macro";
import type { InvitationAnswer } from "@ourwords/protocol";
import { type ReactElement, useRef, useState } from "react";
import { Button } from "../look/Button.tsx";
import { Icon } from "../look/Icon.tsx";
import { copyText } from "./copy-text.ts";
import { QrCode } from "./QrCode.tsx";

export interface InviteLinkProps {
  readonly invitation: InvitationAnswer;
  readonly onAnother: () => void;
}

export function InviteLink({ invitation: { link, expiresAt }, onAnother }: InviteLinkProps): ReactElement {
  const { t, i18n } = useLingui();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<"not-yet" | "copied" | "by-hand">("not-yet");
  const until = i18n.date(new Date(expiresAt), { weekday: "long", day: "numeric", month: "long" });
  const time = i18n.date(new Date(expiresAt), { hour: "2-digit", minute: "2-digit" });
  const copy = (): void => {
    const go = async (): Promise<void> => {
      const isCopied = await copyText(link);
      if (!isCopied) field.current?.select();
      setCopied(isCopied ? "copied" : "by-hand");
    };
    void go();
  };
  return (
    <div className="stack invite-link">
      <div className="link-field">
        <input
          ref={field}
          dir="ltr"
          readOnly
          value={link}
          aria-label={t`The link`}
          onFocus={(event) => event.target.select()}
        />
        <Button kind="main" autoFocus onPress={copy}>
          <Icon name={copied === "copied" ? "tick" : "copy"} />
          {copied === "copied" ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}
        </Button>
      </div>
      <span className={copied === "by-hand" ? "quiet" : "hidden-words"} role="status">
        {copied === "copied" && <Trans>The link is copied.</Trans>}
        {copied === "by-hand" && <Trans>The link is marked: copy it with your keyboard or by a long press.</Trans>}
      </span>
      <div className="scan">
        <QrCode text={link} label={t`A square to scan with a camera`} />
        <div>
          <p>
            <Trans>Send them the link, or let them point their phone’s camera at the square.</Trans>
          </p>
          <p className="quiet">
            <Trans>
              It works once, until {until} at {time}. Give it only to them.
            </Trans>
          </p>
        </div>
      </div>
      <Button kind="bare" onPress={onAnother}>
        <Trans>Make another link</Trans>
      </Button>
    </div>
  );
}
