import { Trans } from "@lingui/react/macro";
import { type MouseEvent, type PointerEvent, type ReactElement, useId } from "react";
import { Icon } from "../look/Icon.tsx";
import type { VoiceChoice } from "./voice-choice.ts";
import { keyLabel } from "../keys/key-press.ts";
import { COMMANDS } from "../keys/keys.ts";
import { useKeys } from "../keys/Keys.tsx";
import type { SpeakingParts } from "./use-speaking.tsx";
import "../look/writing-switch.css";

const KEYS = ["voice-1", "voice-2", "voice-3"] as const;

interface WritingSwitchProps {
  readonly choices: readonly VoiceChoice[];
  /** the voice that writes now */
  readonly speaking: number;
  /** nobody has written for a while: whose words come next is said loudly */
  readonly isResting: boolean;
  readonly size: SpeakingParts["size"];
  readonly onChoose: (choice: VoiceChoice) => void;
}

/** AU2: whose words are being written now. A press leaves the caret, and the keyboard on a phone's screen, where they are. */
export function WritingSwitch({ choices, speaking, isResting, size, onChoose }: WritingSwitchProps): ReactElement {
  const { isMac } = useKeys();
  const label = useId();
  return (
    <div className="writing-switch" role="group" aria-labelledby={label} data-resting={isResting || undefined}>
      <span id={label} className="switch-label">
        {isResting ? <Trans>Still writing as</Trans> : <Trans>Writing now</Trans>}
        <kbd className="voice-key" aria-hidden="true">
          {COMMANDS["next-voice"].key}
        </kbd>
      </span>
      {choices.map((choice, place) => {
        const { author, scribe } = choice;
        const isOn = choice.kind === "voice" && choice.client === speaking;
        return (
          <button
            key={`${author.id} ${scribe?.id ?? ""}`}
            type="button"
            className="voice"
            data-look={author.look}
            data-kind={choice.kind}
            {...(choice.kind === "voice" && { "aria-pressed": isOn })}
            title={KEYS[place] && keyLabel(COMMANDS[KEYS[place]].key, isMac)}
            onPointerDown={stayInTheText}
            onMouseDown={stayInTheText}
            onClick={() => onChoose(choice)}
          >
            <VoiceWords choice={choice} />
          </button>
        );
      })}
      <button
        type="button"
        className="switch-size"
        aria-pressed={size.isLarge}
        onPointerDown={stayInTheText}
        onMouseDown={stayInTheText}
        onClick={() => size.onLarge(!size.isLarge)}
      >
        <Icon name="size" />
        <Trans>Large words</Trans>
      </button>
    </div>
  );
}

function VoiceWords({ choice: { kind, author, scribe } }: { readonly choice: VoiceChoice }): ReactElement {
  if (!scribe) return <span className="voice-name">{author.name}</span>;
  return (
    <span className="voice-words">
      <span className="voice-name">
        <Trans>{author.name}’s words</Trans>
      </span>{" "}
      <small>
        {kind === "ask" ? (
          <Trans>ask {author.name} first</Trans>
        ) : (
          <>
            <Icon name="pencil" /> <Trans>typed by {scribe.name}</Trans>
          </>
        )}
      </small>
    </span>
  );
}

const stayInTheText = (event: MouseEvent | PointerEvent): void => event.preventDefault();
