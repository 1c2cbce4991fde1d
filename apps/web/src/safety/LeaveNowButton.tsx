import { Trans } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { Button } from "../look/Button.tsx";
import { useSafety } from "./safety-context.ts";

/** IN6: the first thing that Tab reaches. It doesn't ask. */
export function LeaveNowButton(): ReactElement {
  const { leaveNow } = useSafety();
  return (
    <Button kind="plain" className="leave-now" onPress={leaveNow}>
      <Trans>Leave now</Trans>
    </Button>
  );
}
