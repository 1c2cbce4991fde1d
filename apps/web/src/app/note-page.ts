import type { ReactElement } from "react";

/** The note page with the editor in it: the one big part, asked for only when somebody is about to write. */
export const loadNotePage = async (): Promise<{ default: () => ReactElement }> => {
  const { NotePage } = await import("../pages/NotePage.tsx");
  return { default: NotePage };
};
