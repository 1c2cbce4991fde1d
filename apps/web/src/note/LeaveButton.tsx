import { Trans } from "@lingui/react/macro";
import { type ReactElement, useCallback, useState } from "react";
import { useNavigate } from "react-router";
import { endSession } from "../api/session-api.ts";
import { Button } from "../look/Button.tsx";
import { Sheetlet } from "../look/Sheetlet.tsx";

/** Leaving ends the session on the server. Asks first only when words would be lost by it. */
export function LeaveButton({ isUnsaved }: { readonly isUnsaved: boolean }): ReactElement {
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const leave = useCallback(() => {
    const go = async (): Promise<void> => {
      const result = await endSession();
      // A whole new page, so that nothing of the note stays in this one's memory.
      if (result.kind === "ok") location.replace("/left");
      else await navigate("/left", { replace: true, state: "unheard" });
    };
    void go();
  }, [navigate]);
  return (
    <>
      <Button kind="plain" onPress={() => (isUnsaved ? setAsking(true) : leave())}>
        <Trans>Leave</Trans>
      </Button>
      <Sheetlet
        role="alertdialog"
        title={<Trans>Some of your words are not saved yet</Trans>}
        isOpen={isAsking}
        onOpenChange={setAsking}
      >
        <p>
          <Trans>If you leave now, they are lost. If you stay, they are sent as soon as there is a connection.</Trans>
        </p>
        <div className="choices">
          <Button kind="main" onPress={() => setAsking(false)}>
            <Trans>Stay</Trans>
          </Button>
          <Button kind="plain" onPress={leave}>
            <Trans>Leave without them</Trans>
          </Button>
        </div>
      </Sheetlet>
    </>
  );
}
