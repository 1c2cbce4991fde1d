import type { ReactElement } from "react";
import type { IconName } from "../look/Icon.tsx";

interface Named {
  readonly icon: IconName;
  /** what it is called; also its key in the list */
  readonly word: string;
}

/** One thing in the More menu: it does something, is a switch, or shows a panel in the menu's own place. */
export type MoreEntry =
  | (Named & { readonly onPress: () => void; readonly isOn?: boolean })
  | (Named & { readonly panel: ReactElement });
