import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { Button } from "../look/Button.tsx";
import { Icon } from "../look/Icon.tsx";
import type { HintName } from "./hint-for.ts";

interface FirstHintProps {
  readonly name: HintName;
  readonly onClose: () => void;
}

/** One quiet line the first time in a setting. It stands in the page, over nothing, and goes for good when it is put away. */
export function FirstHint({ name, onClose }: FirstHintProps): ReactElement {
  const { t } = useLingui();
  return (
    <p className="first-hint">
      <span>
        <HintWords of={name} />
      </span>
      <Button kind="bare" aria-label={t`Put this hint away`} onPress={onClose}>
        <Icon name="close" />
      </Button>
    </p>
  );
}

function HintWords({ of }: { readonly of: HintName }): ReactElement {
  switch (of) {
    case "shared-screen":
      return <Trans>You share this screen. Say who writes before you type: the colour follows.</Trans>;
    case "third-voice":
      return <Trans>What you write has your own colour. Everybody in the note can read it.</Trans>;
    case "video":
      return (
        <Trans>Story and plan are two tabs. A dot tells you that something is new. Cover hides it all at once.</Trans>
      );
    case "first-note":
      return <Trans>Just start to write. Everybody sees whose words are whose.</Trans>;
  }
}
