import type { ReactElement, Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";

export interface ButtonProps extends Omit<AriaButtonProps, "className" | "style"> {
  /** `main`: the one thing to do here. `plain`: beside it. `bare`: words only. */
  readonly kind: "main" | "plain" | "bare";
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

export const Button = ({ kind, className = "", ...props }: ButtonProps): ReactElement => (
  <AriaButton {...props} className={`button ${kind} ${className}`.trimEnd()} />
);
