import type { ComponentType } from "react";
import type { NotePageProps } from "../pages/NotePage.tsx";

/** The note page with the editor in it: the one big part, asked for only when somebody is about to write. */
export const loadNotePage = async (): Promise<{ default: ComponentType<NotePageProps> }> => {
  const { NotePage } = await import("../pages/NotePage.tsx");
  return { default: NotePage };
};
