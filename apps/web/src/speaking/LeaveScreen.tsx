import { Plural, Trans } from "@lingui/react/macro";
import type { Participant } from "@ourwords/protocol";
import { type ReactElement, useState } from "react";
import { Button } from "../look/Button.tsx";
import { Sheetlet } from "../look/Sheetlet.tsx";

interface LeaveScreenProps {
  readonly person: Participant;
  readonly host: Participant;
  readonly unchecked: number;
  /** words of this page that are not on the server yet would be lost */
  readonly isUnsaved: boolean;
  /** answers whether the seat is given up on the server and nothing of them is left on this device */
  readonly onLeave: () => Promise<boolean>;
  readonly onReadBack: () => void;
  readonly onClose: () => void;
}

/** "Sam is leaving this screen": read-back first, if there is something to read; then this device forgets Sam. */
export function LeaveScreen(props: LeaveScreenProps): ReactElement {
  const { person, host, unchecked, isUnsaved, onLeave, onReadBack, onClose } = props;
  const [state, setState] = useState<"ready" | "leaving" | "failed">("ready");
  const { name } = person;
  const leave = (): void => {
    const go = async (): Promise<void> => {
      setState("leaving");
      if (!(await onLeave())) setState("failed");
    };
    void go();
  };
  return (
    <Sheetlet
      title={<Trans>{name} is leaving this screen</Trans>}
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
    >
      {unchecked > 0 && (
        <p>
          <Plural
            value={unchecked}
            one="# passage that was written down for you is not checked yet. It stays marked until you say that these are your words."
            other="# passages that were written down for you are not checked yet. They stay marked until you say that these are your words."
          />
        </p>
      )}
      <ul className="what-it-means">
        <li>
          <Trans>This screen forgets you: nobody can write as you here, and nothing of you stays on this device.</Trans>
        </li>
        <li>
          <Trans>
            Your words stay in the note. {host.name} can go on reading it and writing in it, but not in your words.
          </Trans>
        </li>
        <li>
          <Trans>You come back on your own phone, or here with your four numbers.</Trans>
        </li>
      </ul>
      <div className="choices">
        {unchecked > 0 && (
          <Button kind="main" onPress={onReadBack}>
            <Trans>Read back first</Trans>
          </Button>
        )}
        <Button kind={unchecked > 0 ? "plain" : "main"} isDisabled={isUnsaved || state === "leaving"} onPress={leave}>
          <Trans>I am leaving now</Trans>
        </Button>
        <Button kind="bare" onPress={onClose}>
          <Trans>Stay</Trans>
        </Button>
      </div>
      <p className="said" role="alert">
        {isUnsaved && <Trans>Some words are not saved yet. Wait until there is a connection.</Trans>}
        {!isUnsaved && state === "failed" && (
          <Trans>This did not get through, and you are still here. Try again in a moment.</Trans>
        )}
      </p>
    </Sheetlet>
  );
}
