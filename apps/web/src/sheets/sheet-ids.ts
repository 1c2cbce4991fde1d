import type { FragmentName } from "@ourwords/note";

/** The ids by which a tab and its sheet know each other. */
export const tabId = (fragment: FragmentName): string => `${fragment}-tab`;
export const sheetId = (fragment: FragmentName): string => `${fragment}-sheet`;
/** What stands over the plan comes there. */
export const planTopId = "plan-top";
export const sheetTitleId = (fragment: FragmentName): string => `${fragment}-title`;
