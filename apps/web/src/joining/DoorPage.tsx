import type { NoteEntry } from "@ourwords/protocol";
import { type ReactElement, useCallback, useState } from "react";
import { Wait } from "../look/Wait.tsx";
import { CodeDoor } from "./CodeDoor.tsx";
import { useWaiting } from "./use-waiting.ts";
import { WaitToBeLetIn } from "./WaitToBeLetIn.tsx";

interface DoorPageProps {
  readonly onIn: (entry: NoteEntry) => void;
}

/** Without a link in hand: whoever waits goes on waiting, also after a reload; everybody else is asked for a code. */
export function DoorPage({ onIn }: DoorPageProps): ReactElement {
  const [visit, setVisit] = useState(0);
  const again = useCallback(() => setVisit((before) => before + 1), []);
  return <Door key={visit} onIn={onIn} onAgain={again} />;
}

function Door({ onIn, onAgain }: DoorPageProps & { readonly onAgain: () => void }): ReactElement {
  const at = useWaiting(onIn);
  switch (at.state) {
    case "unknown":
      return <Wait />;
    case "nobody":
      return <CodeDoor onIn={onIn} onWait={onAgain} />;
    case "waiting":
    case "over":
    case "cut-off":
      // Cut off before anything was known: a code can be typed, and the connection may be back by then.
      return at.from === "" ? <CodeDoor onIn={onIn} onWait={onAgain} /> : <WaitToBeLetIn at={at} onBack={onAgain} />;
  }
}
