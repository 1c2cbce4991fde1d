import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { type ReactElement, useState } from "react";
import { part } from "../app/part.tsx";
import type { MoreEntry } from "../menu/more-entry.ts";
import type { PromptsProps } from "./Prompts.tsx";

const prompts = part(async () => (await import("./Prompts.tsx")).Prompts);
const promptsDialog = part(async () => (await import("./PromptsDialog.tsx")).PromptsDialog);

interface PromptsChoice extends PromptsProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/**
 * Questions about hard words of one's own, for a clinician who wants them: off until switched on. Not where two share a
 * screen, for the other would read along; and only in English, which the words are in.
 */
export function usePrompts({ isOn, onChange, ...props }: PromptsChoice): {
  readonly entries: readonly MoreEntry[];
  readonly shown: ReactElement | undefined;
} {
  const { i18n } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const { you, writers } = props.state;
  if (you.role !== "clinician" || writers.length > 1 || !i18n.locale.startsWith("en"))
    return { entries: [], shown: undefined };
  return {
    entries: [{ icon: "prompt", word: i18n._(msg`Word prompts`), onPress: () => setOpen(true) }],
    shown: (
      <>
        {isOn && <prompts.Part {...props} />}
        {isOpen && <promptsDialog.Part {...props} isOn={isOn} onChange={onChange} onClose={() => setOpen(false)} />}
      </>
    ),
  };
}
