import { Trans } from "@lingui/react/macro";
import type { Participant } from "@ourwords/protocol";
import type { ReactElement } from "react";
import { Sheetlet } from "../look/Sheetlet.tsx";
import { NewSeat } from "./NewSeat.tsx";
import { OwnSeat } from "./OwnSeat.tsx";
import type { Seat, Seated, SitDown } from "./seat.ts";
import "../look/here-screen.css";

export interface HereScreenProps {
  readonly seat: Seat;
  /** whose screen it is */
  readonly host: Participant;
  readonly onSit: (sitDown: SitDown) => Promise<Seated>;
  /** their own page let them in, or not; ends when `signal` says so */
  readonly onWait: (signal: AbortSignal) => Promise<Seated>;
  readonly onClose: () => void;
}

/** "Sam is here with me": speaks to Sam, who says so themselves. The one beside them can't do it alone. */
export const HereScreen = ({ seat, host, onSit, onWait, onClose }: HereScreenProps): ReactElement => (
  <Sheetlet
    size="page"
    title={
      seat.kind === "free" ? (
        <Trans>This part is for the person {host.name} is with</Trans>
      ) : (
        <Trans>{seat.person.name}, is that you?</Trans>
      )
    }
    isOpen
    onOpenChange={(isOpen) => isOpen || onClose()}
  >
    {seat.kind === "free" ? (
      <NewSeat taken={seat.looks} host={host} onSit={onSit} />
    ) : (
      <OwnSeat person={seat.person} host={host} onSit={onSit} onWait={onWait} />
    )}
  </Sheetlet>
);
