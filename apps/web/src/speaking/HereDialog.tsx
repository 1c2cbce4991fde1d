import { useLingui } from "@lingui/react/macro";
import { type ReactElement, useState } from "react";
import { browserClock } from "../browser/browser-clock.ts";
import { useSay } from "../announcing/Announcer.tsx";
import { HereScreen } from "./HereScreen.tsx";
import { seatIn, type Seated } from "./seat.ts";
import { type SatDown, sitDown, waitForOwnPage } from "./sit-down.ts";
import type { SpeakingParts } from "./use-speaking.tsx";

interface HereDialogProps extends SpeakingParts {
  readonly onSat: () => void;
  readonly onClose: () => void;
}

/** Brings somebody to this screen: the server is asked, then this page holds both their voices. */
export function HereDialog({ note, connection, state, onWant, onSat, onClose }: HereDialogProps): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const { you, people, writers } = state;
  // As it was when the screen came: who sits down must not see it change to another under their hands.
  const [seat] = useState(() => seatIn(people));
  const seated = ({ seated: outcome, as }: SatDown): Seated => {
    if (!as) return outcome;
    connection.share([...new Set([...writers.slice(1), as])]);
    onWant({ author: as });
    say(t`Two people write on this screen now.`, "answer");
    onSat();
    onClose();
    return outcome;
  };
  return (
    <HereScreen
      seat={seat}
      host={you}
      onSit={async (who) => seated(await sitDown({ note, as: you.id }, who))}
      onWait={async (signal) => seated(await waitForOwnPage(signal, browserClock))}
      onClose={onClose}
    />
  );
}
