import { useLingui } from "@lingui/react/macro";
import type { NoteConnection } from "@ourwords/sync/client";
import type { ReactElement } from "react";
import { useSay } from "../announcing/Announcer.tsx";
import { useKey } from "../keys/Keys.tsx";
import type { Editors } from "../note/OpenNote.tsx";
import type { OpenState } from "../note/open-state.ts";
import { CaretChip } from "./CaretChip.tsx";
import type { ScribeAsk } from "./scribe-asks.ts";
import type { SpeakingParts } from "./use-speaking.tsx";
import { useVoiceRest } from "./use-voice-rest.ts";
import { type VoiceChoice, voiceChoices } from "./voice-choice.ts";
import { voiceName } from "./voice-name.ts";
import { WritingSwitch } from "./WritingSwitch.tsx";

interface SpeakersProps {
  readonly connection: NoteConnection;
  readonly state: OpenState;
  readonly editors: Editors;
  readonly size: SpeakingParts["size"];
  /** an author would have to say yes first */
  readonly onAsk: (ask: ScribeAsk) => void;
}

/** AU2: the switch, its keys, and the name at the caret. */
export function Speakers({ connection, state, editors, size, onAsk }: SpeakersProps): ReactElement {
  const { i18n, t } = useLingui();
  const say = useSay();
  const { voice, writers } = state;
  const choices = voiceChoices(state);
  const voices = choices.filter((each) => each.kind === "voice");
  const speaking = voices.find(({ client }) => client === voice.client);
  const rest = useVoiceRest(editors, voice.client);
  const choose = (choice: VoiceChoice): void => {
    if (choice.kind === "voice") {
      connection.speakAs(choice.client);
      return say(t`Writing now: ${voiceName(i18n, choice.author, choice.scribe)}`, "answer");
    }
    const { author, scribe } = choice;
    if (writers.includes(author.id)) onAsk({ author, scribe });
    else {
      connection.askToWriteDown(author.id);
      say(t`${author.name} is asked.`, "answer");
    }
  };
  const next = (): void => {
    const place = voices.findIndex(({ client }) => client === voice.client);
    const choice = voices[(place + 1) % voices.length];
    if (choice) choose(choice);
  };
  const at = (place: number): (() => void) | undefined => {
    const choice = choices[place];
    return choice && (() => choose(choice));
  };
  useKey("next-voice", next);
  useKey("voice-1", at(0));
  useKey("voice-2", at(1));
  useKey("voice-3", at(2));
  return (
    <>
      <WritingSwitch
        choices={choices}
        speaking={voice.client}
        isResting={rest === "still"}
        size={size}
        onChoose={choose}
      />
      {speaking &&
        [editors.story, editors.plan].map(
          (editor) =>
            editor && (
              <CaretChip
                key={editor.instanceId}
                editor={editor}
                author={speaking.author}
                scribe={speaking.scribe}
                says={rest}
                onNext={next}
              />
            ),
        )}
    </>
  );
}
