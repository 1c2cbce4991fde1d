import { Trans, useLingui } from "@lingui/react/macro";
import { COPY_FILES, type CopyFormat, type CopyVariant, type Seal } from "@ourwords/protocol";
import { type ReactElement, useCallback, useEffect, useRef, useState } from "react";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { Switch } from "react-aria-components/Switch";
import { type CopyOf, copyAddress, fetchCopy } from "../api/copy-api.ts";
import type { Self } from "../api/people-api.ts";
import { DeedFailure } from "../app/DeedFailure.tsx";
import { useDeed } from "../app/use-deed.ts";
import { Button } from "../look/Button.tsx";
import { Sheetlet } from "../look/Sheetlet.tsx";
import { keptBy, keptWhen } from "../sitting/kept-words.ts";
import { printPage } from "./print-page.ts";
import { saveFile } from "./save-file.ts";
import "../look/switch.css";
import "./take-home.css";

export interface CopyDialogProps {
  readonly self: Self;
  /** whether the server has all that was written here */
  readonly isSaved: boolean;
  /** of the note as it was kept here; without one, as it is now */
  readonly seal?: Seal;
  readonly onClose: () => void;
}

const FILES: readonly CopyFormat[] = ["pdf", "docx", "text", "markdown", "html"];
const SHEETS = ["whole", "plan"] as const;
type Sheets = (typeof SHEETS)[number];

const VARIANTS: Readonly<Record<Sheets, { readonly normal: CopyVariant; readonly large: CopyVariant }>> = {
  whole: { normal: "normal", large: "large" },
  plan: { normal: "plan", large: "plan-large" },
};

type Said = "printing" | "made" | "not-printed";

/** The note on paper or as a file, with everybody's name at their words. */
export function CopyDialog({ self, isSaved, seal, onClose }: CopyDialogProps): ReactElement {
  const { t, i18n } = useLingui();
  const [sheets, setSheets] = useState<Sheets>("whole");
  const [isLarge, setLarge] = useState(false);
  const [said, say] = useState<Said>();
  const [deed, run] = useDeed(
    useCallback(({ file, name }: { file: Blob; name: string }) => {
      saveFile(file, name);
      say("made");
    }, []),
  );
  const endPrinting = useRef<() => void>(undefined);
  useEffect(() => () => endPrinting.current?.(), []);
  const isBusy = deed.kind === "doing" || said === "printing";
  const of = (format: CopyFormat): CopyOf => ({
    ...self,
    format,
    variant: VARIANTS[sheets][isLarge ? "large" : "normal"],
    lang: i18n.locale,
    ...(seal && { seal: seal.seq }),
  });
  const take = (format: CopyFormat): void => {
    say(undefined);
    run(async () => {
      const made = await fetchCopy(of(format));
      return made.kind === "ok" ? { kind: "ok", value: { file: made.value, name: COPY_FILES[format] } } : made;
    });
  };
  const print = (): void => {
    say("printing");
    endPrinting.current?.();
    endPrinting.current = printPage(copyAddress(of("html")), (isPrinted) => say(isPrinted ? undefined : "not-printed"));
  };
  return (
    <Sheetlet title={<Trans>Take a copy</Trans>} isOpen onOpenChange={(isOpen) => isOpen || onClose()}>
      <p>
        <Trans>A copy has everybody’s words in it, with their names. What was taken out is not in it.</Trans>
      </p>
      {seal && <OfKept seal={seal} />}
      {!seal && !isSaved && (
        <p>
          <Trans>Some words are not saved yet. They may be missing from the copy.</Trans>
        </p>
      )}
      <RadioGroup
        className="views"
        aria-label={t`What to take`}
        value={sheets}
        onChange={(chosen) => setSheets(SHEETS.find((each) => each === chosen) ?? sheets)}
      >
        {SHEETS.map((each) => (
          <Radio key={each} value={each}>
            <span className="dot" />
            {each === "whole" ? <Trans>Story and plan</Trans> : <Trans>Only the plan</Trans>}
          </Radio>
        ))}
      </RadioGroup>
      <Switch className="switch" isSelected={isLarge} onChange={setLarge}>
        <span className="switch-track" aria-hidden="true" />
        <Trans>In large print</Trans>
      </Switch>
      <div className="stack copy-ways">
        <Button kind="main" isDisabled={isBusy} onPress={print}>
          <Trans>Print</Trans>
        </Button>
        {FILES.map((format) => (
          <Button key={format} kind="plain" isDisabled={isBusy} onPress={() => take(format)}>
            <FormatName of={format} />
          </Button>
        ))}
      </div>
      <p className="quiet" role="status">
        {isBusy ? (
          <Trans>Making the copy…</Trans>
        ) : said === "made" ? (
          <Trans>The copy is with your downloads. Whoever uses this device can open it there.</Trans>
        ) : said === "not-printed" ? (
          <Trans>The copy did not come. Please try again in a moment.</Trans>
        ) : undefined}
      </p>
      <DeedFailure deed={deed} />
    </Sheetlet>
  );
}

function OfKept({ seal }: { readonly seal: Seal }): ReactElement {
  const { i18n } = useLingui();
  const [when, by] = [keptWhen(i18n, seal.at), keptBy(seal, i18n.locale)];
  return (
    <p>
      <Trans>
        This copy is of the note as it was kept on {when}, by {by}.
      </Trans>
    </p>
  );
}

function FormatName({ of }: { readonly of: CopyFormat }): ReactElement {
  switch (of) {
    case "pdf":
      return <Trans>A file to keep (PDF)</Trans>;
    case "docx":
      return <Trans>A file for Word</Trans>;
    case "text":
      return <Trans>Plain text, for a record</Trans>;
    case "markdown":
      return <Trans>Text with headings and lists (Markdown)</Trans>;
    case "html":
      return <Trans>A web page</Trans>;
  }
}
