import { useLingui } from "@lingui/react/macro";
import type { NoteConnection } from "@ourwords/sync/client";
import type { MoreEntry } from "../menu/more-entry.ts";
import type { OpenState } from "../note/open-state.ts";
import { askFirst } from "./voice-choice.ts";
import type { SpeakingScreen } from "./speaking-screen.ts";

interface EntriesOf {
  readonly connection: NoteConnection;
  readonly state: OpenState;
  readonly isWrittenDown: boolean;
  readonly onOpen: (screen: SpeakingScreen) => void;
}

/** What the More menu gets from here: only what can be done now. */
export function useSpeakingEntries({ connection, state, isWrittenDown, onOpen }: EntriesOf): readonly MoreEntry[] {
  const { t } = useLingui();
  const { people, writers, you, here } = state;
  const person = people.find(({ role, access }) => role === "person" && access === "note");
  const isShared = person !== undefined && person.id !== you.id && writers.includes(person.id);
  const entries: MoreEntry[] = [];
  if (isWrittenDown && person && writers.includes(person.id))
    entries.push({
      icon: "said",
      word: t`Read back`,
      onPress: () => onOpen({ kind: "read-back", author: person.id }),
    });
  const ask = askFirst(state);
  if (ask?.scribe && !isShared && here.some(({ participant }) => participant === ask.author.id)) {
    const { name } = ask.author;
    entries.push({
      icon: "pencil",
      word: t`Ask ${name}: may I write down your words?`,
      onPress: () => connection.askToWriteDown(ask.author.id),
    });
  }
  if (people.length > 1)
    entries.push({ icon: "pencil", word: t`My words`, onPress: () => onOpen({ kind: "my-words" }) });
  if (you.role === "person")
    entries.push({ icon: "lock", word: t`My four numbers`, onPress: () => onOpen({ kind: "my-numbers" }) });
  if (!person && you.role !== "person")
    entries.push({ icon: "invite", word: t`Somebody is here with me`, onPress: () => onOpen({ kind: "here" }) });
  if (person && you.role !== "person" && !isShared) {
    const { name } = person;
    entries.push({ icon: "invite", word: t`${name} is here with me`, onPress: () => onOpen({ kind: "here" }) });
  }
  if (isShared) {
    const { name } = person;
    entries.push({ icon: "phone", word: t`${name} goes on with a phone`, onPress: () => onOpen({ kind: "phone" }) });
    entries.push({ icon: "finish", word: t`${name} is leaving this screen`, onPress: () => onOpen({ kind: "leave" }) });
  }
  return entries;
}
