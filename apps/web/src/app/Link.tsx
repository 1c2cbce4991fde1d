import type { MouseEvent, ReactElement, ReactNode } from "react";
import { visit } from "./address.ts";

interface LinkProps {
  readonly to: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A link to another page of ours. With a key held, or in another window, it is the browser's own. */
export const Link = ({ to, className, children }: LinkProps): ReactElement => (
  <a
    href={to}
    className={className}
    onClick={(event) => {
      if (isForBrowser(event)) return;
      event.preventDefault();
      visit(to);
    }}
  >
    {children}
  </a>
);

const isForBrowser = ({ button, altKey, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean =>
  button !== 0 || altKey || ctrlKey || metaKey || shiftKey;
