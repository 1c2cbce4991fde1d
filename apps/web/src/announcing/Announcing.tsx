import type { NoteConnection } from "@ourwords/sync/client";
import { type ComponentType, createElement, type ReactElement, useState } from "react";
import { usePart } from "../app/use-part.ts";
import type { OpenState } from "../note/open-state.ts";
import type { NoteNewsProps } from "./NoteNews.tsx";
import { useSoon } from "./use-soon.ts";

const loadNews = async (): Promise<ComponentType<NoteNewsProps>> => (await import("./NoteNews.tsx")).NoteNews;

type AnnouncingProps = Omit<NoteNewsProps, "before">;

/** Says what others do in a note. Its code comes after the first word can be written, and while there is a connection. */
export function Announcing({ connection, state, editors }: AnnouncingProps): ReactElement | undefined {
  const [before] = useState(() => newsBefore(connection, state));
  const noteNews = usePart(loadNews, useSoon() && state.link === "live");
  return noteNews && createElement(noteNews, { connection, state, editors, before });
}

const newsBefore = ({ takenOut }: NoteConnection, { here }: OpenState): NoteNewsProps["before"] => ({
  here: here.map(({ participant }) => participant),
  takenOut,
});
