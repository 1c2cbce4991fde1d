import { Trans } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { Link } from "../app/Link.tsx";
import { Letter } from "../look/Letter.tsx";

export const NotFoundPage = (): ReactElement => (
  <Letter title={<Trans>There is nothing here</Trans>}>
    <p>
      <Trans>Perhaps the address lost a letter on the way. If somebody sent you a link, open it once more.</Trans>
    </p>
    <p>
      <Link className="button plain" to="/notes">
        <Trans>Go to my notes</Trans>
      </Link>
    </p>
  </Letter>
);
