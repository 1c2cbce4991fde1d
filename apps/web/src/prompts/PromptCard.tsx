import { useLingui } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { PlacedCard } from "../look/PlacedCard.tsx";
import type { OwnHardWord } from "./own-hard-words.ts";
import { PromptWords } from "./PromptWords.tsx";

interface PromptCardProps {
  readonly prompt: Pick<OwnHardWord, "word" | "hard">;
  /** the word's place on the screen */
  readonly at: DOMRect;
  readonly onClose: () => void;
}

/** A question about one word of your own. It changes nothing. */
export function PromptCard({ prompt: { word, hard }, at, onClose }: PromptCardProps): ReactElement {
  const { t } = useLingui();
  return (
    <PlacedCard at={at} label={t`About “${word}”`} words={word} onClose={onClose} isCrossFocused>
      <PromptWords hard={hard} />
    </PlacedCard>
  );
}
