import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { Button } from "../look/Button.tsx";
import { Icon } from "../look/Icon.tsx";
import { useSafety } from "./safety-context.ts";

/** IN6: one press hides everything on this screen until it is lifted. */
export function CoverButton(): ReactElement {
  const { t } = useLingui();
  const { cover } = useSafety();
  return (
    <Button kind="bare" className="cover-button" aria-label={t`Cover`} onPress={cover}>
      <Icon name="cover" />
      <span className="word">
        <Trans>Cover</Trans>
      </span>
    </Button>
  );
}
