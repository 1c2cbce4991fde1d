import { Trans } from "@lingui/react/macro";
import type { CloseReason } from "@ourwords/protocol";
import type { ReactElement } from "react";
import { Link } from "../app/Link.tsx";
import { Button } from "../look/Button.tsx";
import { Letter } from "../look/Letter.tsx";
import { RefusalWords } from "./RefusalWords.tsx";

/** A note that never opened. */
export const ClosedNote = ({ reason }: { readonly reason: CloseReason }): ReactElement => (
  <Letter title={<Trans>This note does not open</Trans>}>
    <p role="alert">
      <RefusalWords reason={reason} />
    </p>
    <div className="choices">
      <Button kind="main" onPress={() => location.reload()}>
        <Trans>Load again</Trans>
      </Button>
      <Link className="button bare" to="/notes">
        <Trans>My notes</Trans>
      </Link>
    </div>
  </Letter>
);
