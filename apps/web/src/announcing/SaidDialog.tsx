import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { Sheetlet } from "../look/Sheetlet.tsx";
import { useSaid, useSaying } from "./Announcer.tsx";
import type { Said } from "./announcements.ts";
import { SAID_LEVELS, type SaidLevel } from "./said-level.ts";
import "./said.css";

export interface SaidDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** What screen readers were told, to be read by everybody; and how much of it there shall be. */
export const SaidDialog = (props: SaidDialogProps): ReactElement => (
  <Sheetlet title={<Trans>What was said</Trans>} {...props}>
    <SaidList said={useSaid()} />
    <Levels />
  </Sheetlet>
);

function SaidList({ said }: { readonly said: readonly Said[] }): ReactElement {
  const { t, i18n } = useLingui();
  if (said.length === 0)
    return (
      <p className="said-none">
        <Trans>Nothing yet. When somebody comes, goes or writes, it is told here and to screen readers.</Trans>
      </p>
    );
  const time = new Intl.DateTimeFormat(i18n.locale, { timeStyle: "short" });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- reason: it scrolls, also for who has no mouse
    <ol className="said-list" aria-label={t`What was said, the newest last`} tabIndex={0}>
      {said.map(({ id, text, at }) => (
        <li key={id} ref={id === said.at(-1)?.id ? intoSight : undefined}>
          <time dateTime={new Date(at).toISOString()}>{time.format(at)}</time> <span>{text}</span>
        </li>
      ))}
    </ol>
  );
}

const intoSight = (line: HTMLElement | null): void => line?.scrollIntoView({ block: "nearest" });

function Levels(): ReactElement {
  const { t } = useLingui();
  const { level, onLevel } = useSaying();
  return (
    <RadioGroup
      className="views"
      aria-label={t`What to say of others`}
      value={level}
      onChange={(chosen) => {
        const next = SAID_LEVELS.find((each) => each === chosen);
        if (next) onLevel(next);
      }}
    >
      <p className="said-ask" aria-hidden="true">
        <Trans>What to say of others</Trans>
      </p>
      {SAID_LEVELS.map((each) => (
        <Radio key={each} value={each}>
          <span className="dot" />
          <LevelName of={each} />
        </Radio>
      ))}
    </RadioGroup>
  );
}

function LevelName({ of }: { readonly of: SaidLevel }): ReactElement {
  switch (of) {
    case "off":
      return <Trans>Nothing</Trans>;
    case "people":
      return <Trans>Who comes and goes, and when your words are taken out</Trans>;
    case "section":
      return <Trans>That, and what is written in my part of the page</Trans>;
    case "everything":
      return <Trans>Everything that is written</Trans>;
  }
}
