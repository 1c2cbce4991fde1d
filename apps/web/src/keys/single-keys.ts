import { COMMANDS, KEY_IDS, type KeyId } from "./keys.ts";

/** Keys that work alone outside the text. */
export interface SingleKeys {
  readonly isOn: boolean;
  readonly keys: Readonly<Partial<Record<KeyId, string>>>;
}

const KEY = "ourwords.keys";

type Memory = Pick<Storage, "getItem" | "setItem">;

/** WCAG 2.1.4: whoever dictates, or whose hand slips, must not set something off. */
export const FIRST_SINGLE_KEYS: SingleKeys = {
  isOn: false,
  keys: Object.fromEntries(KEY_IDS.flatMap((id) => ("single" in COMMANDS[id] ? [[id, COMMANDS[id].single]] : []))),
};

/** The commands that may have a key of their own. */
export const SINGLE_KEY_IDS: readonly KeyId[] = KEY_IDS.filter((id) => "single" in COMMANDS[id]);

/** Another command that has this key already. */
export const takenBy = ({ keys }: SingleKeys, id: KeyId, key: string): KeyId | undefined =>
  SINGLE_KEY_IDS.find((each) => each !== id && keys[each] === key.toLowerCase());

/** With another key for a command; an empty one takes it away. */
export const withKey = (singles: SingleKeys, id: KeyId, key: string): SingleKeys => ({
  ...singles,
  keys: { ...singles.keys, [id]: key.trim().toLowerCase() || undefined },
});

/** A preference, no word of a note: it may stay on the device. */
export function rememberedKeys(memory: () => Memory): SingleKeys {
  try {
    const kept: unknown = JSON.parse(memory().getItem(KEY) ?? "null");
    if (typeof kept !== "object" || kept === null || !("isOn" in kept) || !("keys" in kept)) return FIRST_SINGLE_KEYS;
    const entries = Object.entries(kept.keys ?? {});
    const read = new Map(entries.filter(([, key]) => typeof key === "string" && key.length === 1));
    return {
      isOn: kept.isOn === true,
      keys: Object.fromEntries(SINGLE_KEY_IDS.flatMap((id) => (read.has(id) ? [[id, read.get(id)]] : []))),
    };
  } catch {
    return FIRST_SINGLE_KEYS;
  }
}

export function rememberKeys(memory: () => Memory, singles: SingleKeys): void {
  try {
    memory().setItem(KEY, JSON.stringify(singles));
  } catch {
    // Private windows may refuse; then it holds for this page.
  }
}
