/** A key that a part of the page answers by `useKey`. Letters go with Alt and Shift (on a Mac: Control and Shift). */
interface Command {
  readonly key: string;
  /** what does the same outside the text, when single keys are on (WCAG 2.1.4: off by default) */
  readonly single?: string;
}

/**
 * Every key that does something with the note as a whole. Letters with Alt and Shift, F2 and F6: screen readers leave them
 * free, and so do browsers (not A, B, I and T, which some of them use with Alt and Shift).
 */
export const COMMANDS = {
  keys: { key: "K", single: "?" },
  "next-part": { key: "F6" },
  "part-before": { key: "Shift+F6" },
  story: { key: "S", single: "s" },
  plan: { key: "P", single: "p" },
  cover: { key: "C", single: "c" },
  said: { key: "L", single: "l" },
  "who-wrote": { key: "W", single: "w" },
  "go-to-writer": { key: "G", single: "g" },
  "hold-still": { key: "H", single: "h" },
  "put-in-plan": { key: "Q" },
  "next-news": { key: "N", single: "n" },
  "next-voice": { key: "F2" },
  "voice-1": { key: "1" },
  "voice-2": { key: "2" },
  "voice-3": { key: "3" },
} as const satisfies Record<string, Command>;

export type KeyId = keyof typeof COMMANDS;

/** The commands in the order of the list. reason: `Object.keys` forgets what it lists */
export const KEY_IDS = Object.keys(COMMANDS) as readonly KeyId[];

/** Keys that the text, its buttons and the page answer by themselves. `Mod` is Command on a Mac, else Control. */
export const FIXED_KEYS = {
  "leave-text": { key: "Tab", where: "text" },
  "to-buttons": { key: "Alt+F10", where: "text" },
  "to-marks": { key: "Alt+F9", where: "text" },
  meaning: { key: "Alt+F8", where: "text" },
  answer: { key: "Alt+F7", where: "text" },
  "who-and-when": { key: "Alt+Shift+F7", where: "text" },
  "move-up": { key: "Alt+↑", where: "text" },
  "move-down": { key: "Alt+↓", where: "text" },
  bold: { key: "Mod+B", where: "text" },
  italic: { key: "Mod+I", where: "text" },
  undo: { key: "Mod+Z", where: "text" },
  redo: { key: "Mod+Shift+Z", where: "text" },
  "big-heading": { key: "Mod+Alt+2", where: "text" },
  "small-heading": { key: "Mod+Alt+3", where: "text" },
  list: { key: "Mod+Shift+8", where: "text" },
  "numbered-list": { key: "Mod+Shift+7", where: "text" },
  quote: { key: "Mod+Shift+B", where: "text" },
  "among-buttons": { key: "← →", where: "buttons" },
  back: { key: "Esc", where: "buttons" },
} as const satisfies Record<string, { readonly key: string; readonly where: "text" | "buttons" }>;

export type FixedKeyId = keyof typeof FIXED_KEYS;

/** reason: `Object.keys` forgets what it lists */
export const FIXED_KEY_IDS = Object.keys(FIXED_KEYS) as readonly FixedKeyId[];
