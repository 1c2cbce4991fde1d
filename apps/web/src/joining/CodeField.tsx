import { Trans } from "@lingui/react/macro";
import { type ReactElement, type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { FieldError } from "react-aria-components/FieldError";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { TextField } from "react-aria-components/TextField";
import { caretAfter, likely, readTypedCode, showTyped } from "./code-letters.ts";

interface CodeFieldProps {
  /** the letters alone */
  readonly value: string;
  readonly onChange: (letters: string) => void;
  readonly error?: ReactNode;
}

/** Where a code is typed as it is heard: capitals and the dash come by themselves, a letter that no code has is told. */
export function CodeField({ value, onChange, error }: CodeFieldProps): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number>(undefined);
  const [strange, setStrange] = useState<string>();
  // Once after each change: a field whose value is set anew has its caret at the end.
  useLayoutEffect(() => {
    if (caret.current !== undefined) input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  });
  const change = (typed: string): void => {
    const read = readTypedCode(typed);
    const before = typed.slice(0, input.current?.selectionStart ?? typed.length);
    const isPasted = read.letters.length - value.length > 1;
    caret.current = caretAfter(isPasted ? read.letters.length : readTypedCode(before).letters.length);
    setStrange(read.strange);
    onChange(read.letters);
  };
  const meant = strange === undefined ? undefined : likely(strange);
  return (
    <TextField
      className="field code-field"
      value={showTyped(value)}
      onChange={change}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      autoComplete="off"
      autoCorrect="off"
      spellCheck="false"
      autoFocus
    >
      <Label>
        <Trans>The code you were told</Trans>
      </Label>
      <Text slot="description">
        <Trans>Six letters and numbers, like BCD-234.</Trans>
      </Text>
      <Input ref={input} dir="ltr" autoCapitalize="characters" enterKeyHint="go" />
      <span className="quiet strange" role="status">
        {strange !== undefined &&
          (meant === undefined ? (
            <Trans>Our codes never have {strange}. Ask to hear it once more.</Trans>
          ) : (
            <Trans>
              Our codes never have {strange}. Is it {meant}?
            </Trans>
          ))}
      </span>
      <FieldError>
        <span role="alert">{error}</span>
      </FieldError>
    </TextField>
  );
}
