import { COMMANDS, KEY_IDS, type KeyId } from "./keys.ts";
import type { SingleKeys } from "./single-keys.ts";

/** What is read of a key event. */
export type KeyPress = Pick<KeyboardEvent, "key" | "code" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">;

export interface Keyboard {
  readonly isMac: boolean;
  readonly singles: SingleKeys;
}

/** Which command a key press is. `isInText`: letters are being written there. */
export function commandOf(press: KeyPress, { isMac, singles }: Keyboard, isInText: boolean): KeyId | undefined {
  return KEY_IDS.find((id) => isCombination(press, COMMANDS[id].key, isMac)) ?? (isInText ? undefined : single());

  function single(): KeyId | undefined {
    if (!singles.isOn || press.altKey || press.ctrlKey || press.metaKey || press.key.length !== 1) return undefined;
    return KEY_IDS.find((id) => singles.keys[id] === press.key.toLowerCase());
  }
}

function isCombination(press: KeyPress, wanted: string, isMac: boolean): boolean {
  const isPlain = !press.altKey && !press.ctrlKey && !press.metaKey;
  if (wanted.includes("F"))
    return (
      isPlain &&
      press.shiftKey === wanted.startsWith("Shift+") &&
      wanted.endsWith(press.key) &&
      press.key.startsWith("F")
    );
  const isHeld = isMac ? press.ctrlKey && !press.altKey : press.altKey && !press.ctrlKey;
  return isHeld && press.shiftKey && !press.metaKey && signOf(press) === wanted;
}

/** With Shift and Alt a key gives all kinds of signs; then it goes by its place on the keyboard. */
const signOf = ({ key, code }: KeyPress): string =>
  /^[a-z0-9]$/i.test(key) ? key.toUpperCase() : code.replace(/^(Key|Digit)/, "");

/** "Alt + Shift + K", as it is printed on the keys. */
export function keyLabel(key: string, isMac: boolean): string {
  const whole = key.length === 1 ? `${isMac ? "Control" : "Alt"}+Shift+${key}` : key;
  return whole
    .replace("Mod", isMac ? "⌘" : "Ctrl")
    .replace("Alt", isMac ? "Option" : "Alt")
    .replaceAll("+", " + ");
}
