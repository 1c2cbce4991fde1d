import { Trans } from "@lingui/react/macro";
import type { FragmentName } from "@ourwords/note";
import type { ReactElement } from "react";

export const SheetName = ({ of }: { readonly of: FragmentName }): ReactElement =>
  of === "story" ? <Trans>Story</Trans> : <Trans>Plan</Trans>;
