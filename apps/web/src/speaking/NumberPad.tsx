import { Trans, useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, type ReactElement, useId } from "react";
import "../look/number-pad.css";

/** How many numbers keep a seat on a shared screen. */
export const NUMBERS = 4;

interface NumberPadProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** what is asked for */
  readonly label: string;
  readonly isDisabled?: boolean;
}

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

/**
 * Four numbers that nobody reads off the screen: dots only. No field, or a browser would offer to keep them; a keyboard's
 * number keys work wherever the focus is in it.
 */
export function NumberPad({ value, onChange, label, isDisabled = false }: NumberPadProps): ReactElement {
  const { t, i18n } = useLingui();
  const id = useId();
  const put = (digit: string): void => {
    if (!isDisabled && value.length < NUMBERS) onChange(value + digit);
  };
  const back = (): void => {
    if (!isDisabled) onChange(value.slice(0, -1));
  };
  const type = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (/^[0-9]$/u.test(event.key)) put(event.key);
    else if (event.key === "Backspace") back();
    else return;
    event.preventDefault();
  };
  const have = i18n.number(value.length);
  const of = i18n.number(NUMBERS);
  return (
    <div className="number-pad" role="group" aria-labelledby={id} onKeyDown={type}>
      <p id={id} className="number-label">
        {label}
      </p>
      <p className="number-dots" role="status">
        <span className="hidden-words">
          <Trans>
            {have} of {of} numbers
          </Trans>
        </span>
        {Array.from({ length: NUMBERS }, (_, place) => (
          <span key={place} aria-hidden="true" className="number-dot" data-full={place < value.length || undefined} />
        ))}
      </p>
      <div className="number-keys">
        {DIGITS.map((digit, index) => (
          <button key={digit} type="button" autoFocus={index === 0} onClick={() => put(digit)}>
            {digit}
          </button>
        ))}
        <span />
        <button type="button" onClick={() => put("0")}>
          0
        </button>
        <button type="button" className="number-back" aria-label={t`Take back the last number`} onClick={back}>
          ⌫
        </button>
      </div>
    </div>
  );
}
