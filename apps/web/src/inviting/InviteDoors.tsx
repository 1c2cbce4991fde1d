import { Trans, useLingui } from "@lingui/react/macro";
import type { InvitationAnswer } from "@ourwords/protocol";
import type { ReactElement } from "react";
import { DeedFailure } from "../app/DeedFailure.tsx";
import type { Deed } from "../app/use-deed.ts";
import { Button } from "../look/Button.tsx";
import { CodeToSay } from "./CodeToSay.tsx";
import { LinkDoor } from "./LinkDoor.tsx";
import { momentWords } from "../people/moment-words.ts";
import { QrCode } from "./QrCode.tsx";

interface InviteDoorsProps {
  readonly invitation: InvitationAnswer;
  readonly deed: Deed;
  readonly onNewCode: () => void;
  readonly onAnother: () => void;
}

/** IN2: three doors to one place, side by side. Whichever is used first shuts all three. */
export function InviteDoors({ invitation, deed, onNewCode, onAnother }: InviteDoorsProps): ReactElement {
  const { t, i18n } = useLingui();
  const { link, code, expiresAt, codeExpiresAt } = invitation;
  const until = momentWords(i18n, expiresAt);
  const place = location.host;
  return (
    <div className="stack doors-and-more">
      <div className="doors">
        <section className="door">
          <h3>
            <Trans>Read it out</Trans>
          </h3>
          <CodeToSay code={code} until={codeExpiresAt} />
          <p className="quiet">
            <Trans>They open {place}/join and type it in. It works once, for 15 minutes. Then you let them in.</Trans>
          </p>
          <Button kind="plain" isDisabled={deed.kind === "doing"} onPress={onNewCode}>
            <Trans>New code</Trans>
          </Button>
        </section>
        <section className="door">
          <h3>
            <Trans>Scan it</Trans>
          </h3>
          <QrCode text={link} label={t`A square to scan with a camera`} />
          <p className="quiet">
            <Trans>They point their phone’s camera at the square.</Trans>
          </p>
        </section>
        <section className="door">
          <h3>
            <Trans>Send the link</Trans>
          </h3>
          <LinkDoor link={link} />
          <p className="quiet">
            <Trans>It works once, until {until}. Give it only to them.</Trans>
          </p>
        </section>
      </div>
      <DeedFailure deed={deed} />
      <Button kind="bare" onPress={onAnother}>
        <Trans>Invite somebody else</Trans>
      </Button>
    </div>
  );
}
