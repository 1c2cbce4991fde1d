import type { CloseReason } from "@ourwords/protocol";
import * as Y from "yjs";
import { textItem } from "./crafted-updates.ts";

/** What a hostile page knows: its own clientID, its victim's, the item of a text in which both write, and where it stands. */
export interface Scene {
  readonly own: number;
  readonly victim: number;
  readonly text: Y.ID;
  /** the last letter of the text */
  readonly last: Y.ID;
  /** how much the victim has written */
  readonly victimClock: number;
}

/** One attack: what the page sends, and why it is refused. `unheard`: it changes nothing, and so there is nothing to refuse. */
export interface Attack {
  readonly name: string;
  readonly reason: CloseReason | "unheard";
  /** how many of the frames are nothing but words, and come before it */
  readonly honest?: number;
  readonly frames: (scene: Scene) => readonly Uint8Array[];
}

/** What a page with this document and the voice `own` knows of the other who writes in its first line. */
export function sceneIn(doc: Y.Doc, victim: number, own: number): Scene {
  const victimClock = Y.getState(doc.store, victim);
  return { own, victim, text: textItem(doc), last: Y.createID(victim, victimClock - 1), victimClock };
}
