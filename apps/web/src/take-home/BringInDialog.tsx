import { Trans, useLingui } from "@lingui/react/macro";
import type { Editor } from "@tiptap/core";
import { type ReactElement, useRef, useState } from "react";
import { Button } from "../look/Button.tsx";
import { Sheetlet } from "../look/Sheetlet.tsx";
import { type ReadFile, readFile } from "./read-file.ts";
import "./take-home.css";

export interface BringInDialogProps {
  readonly story: Editor | undefined;
  readonly onClose: () => void;
}

type Step = { readonly kind: "choose" } | { readonly kind: "reading" } | { readonly kind: "lost" } | ReadFile;

/** AU10: text from a file, at the end of the story, as the words of whoever brings it. */
export function BringInDialog({ story, onClose }: BringInDialogProps): ReactElement {
  const { t } = useLingui();
  const [step, setStep] = useState<Step>({ kind: "choose" });
  const chosen = useRef<File>(undefined);
  const read = (file: File | undefined): void => {
    chosen.current = file;
    if (!file) return setStep({ kind: "choose" });
    setStep({ kind: "reading" });
    // A large file may be through only after another was chosen.
    const show = (next: Step): void => {
      if (chosen.current === file) setStep(next);
    };
    // What reads Word's files comes when it is needed.
    readFile(file).then(show, () => show({ kind: "lost" }));
  };
  const bringIn = (html: string): void => {
    if (!story) return;
    onClose();
    story.commands.setTextSelection(story.state.doc.content.size);
    story.view.pasteHTML(html);
    story.commands.focus("end");
  };
  return (
    <Sheetlet title={<Trans>Bring in text</Trans>} isOpen onOpenChange={(isOpen) => isOpen || onClose()}>
      <p>
        <Trans>Choose a file from Word or with plain text. Its words come to the end of the story, as yours.</Trans>
      </p>
      <label className="file-choice">
        <span className="hidden-words">
          <Trans>File</Trans>
        </span>
        <input
          type="file"
          accept=".docx,.txt,text/plain,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
          aria-label={t`File`}
          onChange={({ target }) => read(target.files?.[0])}
        />
      </label>
      <p role="status">
        <StepWords step={step} />
      </p>
      <div className="choices">
        <Button
          kind="main"
          isDisabled={step.kind !== "html" || !story}
          onPress={() => step.kind === "html" && bringIn(step.html)}
        >
          <Trans>Bring it in</Trans>
        </Button>
        <Button kind="bare" onPress={onClose}>
          <Trans>Not now</Trans>
        </Button>
      </div>
    </Sheetlet>
  );
}

function StepWords({ step }: { readonly step: Step }): ReactElement | undefined {
  switch (step.kind) {
    case "choose":
      return undefined;
    case "reading":
      return <Trans>Reading…</Trans>;
    case "html": {
      const words = step.begins;
      return <Trans>It begins: “{words}…”</Trans>;
    }
    case "too-big":
      return <Trans>This file is too big. Copy the part you need and paste it in.</Trans>;
    case "not-ours":
      return <Trans>This file can’t be read. Choose a Word file (.docx) or one with plain text.</Trans>;
    case "no-words":
      return <Trans>There are no words in this file.</Trans>;
    case "lost":
      return <Trans>This did not come. Try again when there is a connection.</Trans>;
  }
}
