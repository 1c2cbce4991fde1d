import type { ReactElement, ReactNode } from "react";
import { Button } from "../look/Button.tsx";
import { Icon } from "../look/Icon.tsx";

interface ToggleProps {
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  /** where one at most is on */
  readonly isOneOf?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** One of several that can be on. That it is on is seen by its tick, and not by a colour alone. */
export const Toggle = ({ isOn, isDisabled = false, isOneOf = false, onPress, children }: ToggleProps): ReactElement => (
  <Button kind="bare" className="line-toggle" aria-pressed={isOn} isDisabled={isDisabled} onPress={onPress}>
    <Icon name={isOn ? "tick" : isOneOf ? "ring" : "add"} />
    <span dir="auto">{children}</span>
  </Button>
);
