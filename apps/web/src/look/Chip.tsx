import { initials, type Look } from "@ourwords/protocol";
import type { ReactElement } from "react";

/** Somebody's initials on their colour. The name stands beside it in words, so it says nothing to a screen reader. */
export const Chip = ({ name, look, away = false }: ChipProps): ReactElement => (
  <span className="chip" data-look={look} data-away={away || undefined} aria-hidden="true">
    {initials(name)}
  </span>
);

interface ChipProps {
  readonly name: string;
  readonly look: Look;
  /** not here now: an outline only */
  readonly away?: boolean;
}
