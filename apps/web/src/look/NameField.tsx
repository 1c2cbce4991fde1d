import { MAX_NAME } from "@ourwords/protocol";
import type { ReactElement, ReactNode } from "react";
import { FieldError } from "react-aria-components/FieldError";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { TextField } from "react-aria-components/TextField";

export interface NameFieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** characters */
  readonly most?: number;
  /** what is wrong with it, in words */
  readonly error?: ReactNode;
}

/** Where somebody says what to be called. */
export const NameField = ({ label, hint, value, onChange, most = MAX_NAME, error }: NameFieldProps): ReactElement => (
  <TextField
    className="field"
    value={value}
    onChange={onChange}
    isInvalid={error !== undefined}
    // The browser's own way would not let the form be sent again.
    validationBehavior="aria"
    maxLength={most}
    autoComplete="off"
    spellCheck="false"
  >
    <Label>{label}</Label>
    {hint !== undefined && <Text slot="description">{hint}</Text>}
    <Input dir="auto" />
    <FieldError>{error}</FieldError>
  </TextField>
);
