import { part } from "../app/part.tsx";
import type { OpenState } from "../note/open-state.ts";

/** What is left of an open note for somebody who is not in it any more. */
export const outOfNote = part(async () => (await import("./OutOfNote.tsx")).OutOfNote);

/** IN3: they left, were taken out, or this device was signed out (IN8): from here on nothing of the note is shown. */
export const isOut = ({ link }: OpenState): boolean =>
  typeof link === "object" && ["removed", "no-access", "signed-out"].includes(link.refused);
