import { Trans } from "@lingui/react/macro";
import type { CharRange, Participant } from "@ourwords/protocol";
import type { ReactElement } from "react";
import { keyLabel } from "../keys/key-press.ts";
import { FIXED_KEYS } from "../keys/keys.ts";
import { useKeys } from "../keys/Keys.tsx";
import { Button } from "../look/Button.tsx";
import { Sheetlet } from "../look/Sheetlet.tsx";
import type { Explained } from "./explained-words.ts";
import { SaidMeanings } from "./SaidMeanings.tsx";

interface ExplainedListProps {
  /** with the words as they stand in the text now; none when they are gone from it */
  readonly explained: readonly (Explained & { readonly words: string })[];
  readonly people: readonly Participant[];
  readonly onOpen: (anchor: readonly CharRange[]) => void;
  readonly onClose: () => void;
}

/** All words that somebody explained. What a word was that is gone from the text is kept nowhere, so it is not said here. */
export function ExplainedList({ explained, people, onOpen, onClose }: ExplainedListProps): ReactElement {
  const key = keyLabel(FIXED_KEYS.meaning.key, useKeys().isMac);
  const inOrder = explained.toSorted((one, other) => one.words.localeCompare(other.words));
  return (
    <Sheetlet title={<Trans>Words we explained</Trans>} isOpen onOpenChange={(isOpen) => isOpen || onClose()}>
      {explained.length === 0 ? (
        <p>
          <Trans>
            None so far. Put the cursor in a word, or select a few, and press {key}; or find “What does that word mean?”
            behind the three dots.
          </Trans>
        </p>
      ) : (
        <ul className="explained-list">
          {inOrder.map(({ name, anchor, words, said }) => (
            <li key={name}>
              <Button kind="bare" onPress={() => onOpen(anchor)}>
                {words === "" ? (
                  <Trans>Words that are no longer in the text</Trans>
                ) : (
                  <span dir="auto">{`“${words}”`}</span>
                )}
              </Button>
              <SaidMeanings said={said} people={people} />
            </li>
          ))}
        </ul>
      )}
    </Sheetlet>
  );
}
