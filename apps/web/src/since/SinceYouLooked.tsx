import type { Since } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { type ComponentType, createElement, type ReactElement, useState } from "react";
import { usePart } from "../app/use-part.ts";
import type { Editors } from "../note/OpenNote.tsx";
import type { OpenState } from "../note/open-state.ts";
import type { SinceCardProps } from "./SinceCard.tsx";
import { useSince } from "./use-since.ts";

const loadCard = async (): Promise<ComponentType<SinceCardProps>> => (await import("./SinceCard.tsx")).SinceCard;

interface SinceYouLookedProps {
  readonly connection: NoteConnection;
  readonly state: OpenState;
  readonly editors: Editors;
}

/** What is new since you last had the note open. Its code comes when there may be something: never on a first visit. */
export function SinceYouLooked({ connection, state, editors }: SinceYouLookedProps): ReactElement | undefined {
  const since = useSince(connection);
  const [closed, setClosed] = useState<Since>();
  // One that comes after a short cut, later on, would only push the text away from who writes.
  const isWanted = since !== undefined && closed === undefined;
  const card = usePart(loadCard, isWanted);
  if (!card || !isWanted) return undefined;
  return createElement(card, { connection, state, editors, since, onClose: () => setClosed(since) });
}
