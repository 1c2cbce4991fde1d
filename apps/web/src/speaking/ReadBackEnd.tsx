import { Plural, Trans } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { Button } from "../look/Button.tsx";
import type { Passage } from "./passages.ts";

interface ReadBackEndProps {
  /** what is still not checked, or not quite */
  readonly left: readonly Passage[];
  readonly onAgain: () => void;
  readonly onMend: (passage: Passage) => void;
  readonly onClose: () => void;
}

/** What came of the reading back. */
export function ReadBackEnd({ left, onAgain, onMend, onClose }: ReadBackEndProps): ReactElement {
  const notQuite = left.filter(({ check }) => check === "not-quite");
  const [first] = notQuite;
  return (
    <div className="read-back-end">
      <p className="read-back-sum" role="status">
        {left.length === 0 ? (
          <Trans>That is all. Every passage is in your words now.</Trans>
        ) : (
          <Plural
            value={left.length}
            one="That is all. # passage stays marked until you say yes."
            other="That is all. # passages stay marked until you say yes."
          />
        )}
      </p>
      <div className="read-back-answers">
        <Button kind="main" autoFocus onPress={onClose}>
          <Trans>Done</Trans>
        </Button>
        {first && (
          <Button kind="plain" onPress={() => onMend(first)}>
            <Trans>Mend what is not quite</Trans>
          </Button>
        )}
        {left.length > 0 && (
          <Button kind="plain" onPress={onAgain}>
            <Trans>From the start</Trans>
          </Button>
        )}
      </div>
    </div>
  );
}
