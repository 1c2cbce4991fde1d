import { expect, test } from "vitest";
import { commandOf, type KeyPress, keyLabel } from "./key-press.ts";
import { COMMANDS, FIXED_KEYS, KEY_IDS } from "./keys.ts";
import { FIRST_SINGLE_KEYS, rememberedKeys, rememberKeys, SINGLE_KEY_IDS, takenBy, withKey } from "./single-keys.ts";

const pressed = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: "",
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...more,
});

const off = { isMac: false, singles: FIRST_SINGLE_KEYS };
const on = { ...off, singles: { ...FIRST_SINGLE_KEYS, isOn: true } };

test("WCAG 2.1.4: a letter alone does nothing until it is switched on, and never in the text", () => {
  for (const key of ["?", "s", "S", "c"]) {
    expect(commandOf(pressed(key), off, false)).toBeUndefined();
    expect(commandOf(pressed(key), on, true)).toBeUndefined();
    expect(commandOf(pressed(key), on, false)).toBeDefined();
    expect(commandOf(pressed(key, { ctrlKey: true }), on, false)).toBeUndefined();
  }
});

test("every command has a key that no other has, in the text too", () => {
  const keys = [...KEY_IDS.map((id) => COMMANDS[id].key), ...Object.values(FIXED_KEYS).map(({ key }) => key)];
  expect(new Set(keys).size).toBe(keys.length);
  for (const id of KEY_IDS) {
    const { key } = COMMANDS[id];
    const press =
      key.length === 1
        ? pressed(key, { altKey: true, shiftKey: true })
        : pressed(key.replace("Shift+", ""), { shiftKey: key.startsWith("Shift+") });
    expect(commandOf(press, off, true)).toBe(id);
  }
});

test("a letter goes by what is printed on it, and by its place where Alt makes a sign of it", () => {
  const held = { altKey: true, shiftKey: true };
  expect(commandOf(pressed("K", { ...held, code: "KeyN" }), off, true)).toBe("keys");
  expect(commandOf(pressed("˚", { ...held, code: "KeyK" }), off, true)).toBe("keys");
  expect(commandOf(pressed("!", { ...held, code: "Digit1" }), off, true)).toBe("voice-1");
});

test("on a Mac Option writes letters of its own: Control stands for Alt", () => {
  const mac = { ...off, isMac: true };
  expect(commandOf(pressed("Ç", { altKey: true, shiftKey: true, code: "KeyC" }), mac, true)).toBeUndefined();
  expect(commandOf(pressed("C", { ctrlKey: true, shiftKey: true, code: "KeyC" }), mac, true)).toBe("cover");
  expect(keyLabel("C", true)).toBe("Control + Shift + C");
  expect(keyLabel("Alt+F10", true)).toBe("Option + F10");
  expect(keyLabel("Mod+B", false)).toBe("Ctrl + B");
});

test("what is pressed with more keys than are asked for is the browser's", () => {
  expect(commandOf(pressed("K", { altKey: true, shiftKey: true, ctrlKey: true }), off, true)).toBeUndefined();
  expect(commandOf(pressed("K", { altKey: true, shiftKey: true, metaKey: true }), off, true)).toBeUndefined();
  expect(commandOf(pressed("F6", { ctrlKey: true }), off, true)).toBeUndefined();
  expect(commandOf(pressed("F", { code: "KeyF" }), off, true)).toBeUndefined();
});

test("a single key can be another one, or none; one that is taken is told with whose it is", () => {
  const changed = { ...on, singles: withKey(withKey(on.singles, "story", "Q"), "plan", "") };
  expect(commandOf(pressed("q"), changed, false)).toBe("story");
  expect(commandOf(pressed("s"), changed, false)).toBeUndefined();
  expect(commandOf(pressed("p"), changed, false)).toBeUndefined();
  expect(takenBy(changed.singles, "cover", "Q")).toBe("story");
  expect(takenBy(changed.singles, "story", "q")).toBeUndefined();
  const first = SINGLE_KEY_IDS.map((id) => FIRST_SINGLE_KEYS.keys[id]);
  expect(new Set(first).size).toBe(SINGLE_KEY_IDS.length);
});

test("SV3: chosen keys are kept on the device; what is broken there is as it was at first", () => {
  let kept: string | null = null;
  const memory = () => ({
    getItem: () => kept,
    setItem: (_: string, value: string) => {
      kept = value;
    },
  });
  expect(rememberedKeys(memory)).toEqual(FIRST_SINGLE_KEYS);
  const chosen = withKey(withKey(on.singles, "story", "q"), "plan", "");
  rememberKeys(memory, chosen);
  const read = rememberedKeys(memory);
  expect([read.isOn, read.keys.story, read.keys.plan, read.keys.cover]).toEqual([true, "q", undefined, "c"]);
  for (const broken of ["{", "7", '{"isOn":1,"keys":null}', '{"isOn":true,"keys":{"story":["q"],"nothing":"x"}}']) {
    kept = broken;
    expect(() => rememberedKeys(memory)).not.toThrow();
    expect(rememberedKeys(memory).keys.story).not.toEqual(["q"]);
  }
});
