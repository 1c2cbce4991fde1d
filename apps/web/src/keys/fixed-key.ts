import { FIXED_KEYS, type FixedKeyId } from "./keys.ts";

type Press = Pick<KeyboardEvent, "altKey" | "ctrlKey" | "metaKey" | "shiftKey" | "key">;

/** Whether a press is this key of the list, and nothing more: what hears a key and what lists it can't disagree. */
export const isFixedKey = (
  id: "to-buttons" | "to-marks" | "meaning",
  { altKey, ctrlKey, metaKey, shiftKey, key }: Press,
): boolean => altKey && !ctrlKey && !metaKey && !shiftKey && FIXED_KEYS[id].key === `Alt+${key}`;

/** A key of the list as the editor's keymap calls it. */
export const keymapName = (id: FixedKeyId): string =>
  FIXED_KEYS[id].key.replace("↑", "ArrowUp").replace("↓", "ArrowDown").replaceAll("+", "-");
