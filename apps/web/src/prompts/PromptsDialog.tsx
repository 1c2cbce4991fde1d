import { Trans, useLingui } from "@lingui/react/macro";
import { FRAGMENTS, type FragmentName } from "@ourwords/note";
import { TextSelection } from "@tiptap/pm/state";
import type { ReactElement } from "react";
import { Switch } from "react-aria-components/Switch";
import { Button } from "../look/Button.tsx";
import { Sheetlet } from "../look/Sheetlet.tsx";
import { OWN_MOVE } from "../writing/still-screen.ts";
import { type OwnHardWord, ownHardWords } from "./own-hard-words.ts";
import type { PromptsProps } from "./Prompts.tsx";
import { PromptWords } from "./PromptWords.tsx";
import "../look/switch.css";
import "./prompts.css";

export interface PromptsDialogProps extends PromptsProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly onClose: () => void;
}

/** Switches word prompts on for oneself, and lists the words they are about: one comes to each, by keyboard too. */
export function PromptsDialog({
  connection,
  state,
  editors,
  isOn,
  onChange,
  onClose,
}: PromptsDialogProps): ReactElement {
  const { t } = useLingui();
  const found = isOn
    ? FRAGMENTS.flatMap((sheet) => {
        const editor = editors[sheet];
        return editor ? ownHardWords(editor, sheet, connection, state.you.id).map((prompt) => ({ sheet, prompt })) : [];
      })
    : [];
  const goTo = (sheet: FragmentName, { from, to }: OwnHardWord): void => {
    const editor = editors[sheet];
    if (!editor) return;
    onClose();
    const { view } = editor;
    // The dialog gives the keyboard back to its own button first.
    requestAnimationFrame(() => {
      window.dispatchEvent(new Event(OWN_MOVE));
      view.focus();
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)).scrollIntoView());
    });
  };
  return (
    <Sheetlet title={<Trans>Word prompts</Trans>} isOpen onOpenChange={(isOpen) => isOpen || onClose()}>
      <Switch className="switch" isSelected={isOn} onChange={onChange}>
        <span className="switch-track" aria-hidden="true" />
        <Trans>Ask me about words that can hurt or hide</Trans>
      </Switch>
      <p className="quiet">
        <Trans>
          Only your own words, only on this device. Nobody else sees it, nothing is sent, and no word is changed.
        </Trans>
      </p>
      {isOn && found.length === 0 && (
        <p>
          <Trans>There is no such word of yours in this note now.</Trans>
        </p>
      )}
      {found.length > 0 && (
        <ul className="prompt-list" aria-label={t`Your words to think about again`}>
          {found.map(({ sheet, prompt }) => (
            <li key={`${sheet} ${prompt.from}`}>
              <Button kind="bare" onPress={() => goTo(sheet, prompt)}>
                {`“${prompt.word}”`}
              </Button>
              <PromptWords hard={prompt.hard} />
            </li>
          ))}
        </ul>
      )}
    </Sheetlet>
  );
}
