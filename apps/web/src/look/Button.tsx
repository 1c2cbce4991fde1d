import type { ReactElement } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";

export interface ButtonProps extends Omit<AriaButtonProps, "className" | "style"> {
  /** `main`: the one thing to do here. `plain`: beside it. `bare`: words only. */
  readonly kind: "main" | "plain" | "bare";
}

export const Button = ({ kind, ...props }: ButtonProps): ReactElement => (
  <AriaButton {...props} className={`button ${kind}`} />
);
