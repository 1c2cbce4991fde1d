import { anchorName, type MapKey, mapKey, parseMapKey } from "@ourwords/note";
import type { CharRange, ParticipantId } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";

export interface Said {
  readonly by: ParticipantId;
  readonly text: string;
}

/** Words and what each says they mean. */
export interface Explained {
  /** of its anchor; names it */
  readonly name: string;
  readonly anchor: readonly CharRange[];
  readonly said: readonly Said[];
}

/** All explained words, in no order. */
export function explainedWords({ doc }: NoteConnection): readonly Explained[] {
  const found = new Map<string, Explained>();
  for (const [key, text] of doc.getMap("meanings")) {
    const parsed = parseMapKey(key);
    if (!parsed || typeof text !== "string") continue;
    const { anchor, participant } = parsed;
    const name = anchorName(anchor);
    const said = [...(found.get(name)?.said ?? []), { by: participant, text }];
    found.set(name, { name, anchor, said });
  }
  return [...found.values()];
}

/** GT4: says what words mean, in one's own name; without a text, takes that back. */
export function sayMeaning({ doc }: NoteConnection, key: MapKey, text: string): void {
  const meanings = doc.getMap("meanings");
  if (text === "") meanings.delete(mapKey(key));
  else meanings.set(mapKey(key), text);
}

/** In whose name this page speaks now; nobody's own while somebody writes down another's words. */
export function speakerOf({ doc, ledger }: NoteConnection): ParticipantId | undefined {
  const voice = ledger.voiceOf(doc.clientID);
  return voice && voice.scribe === undefined ? voice.author : undefined;
}
