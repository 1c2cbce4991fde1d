import { setupI18n } from "@lingui/core";
import { expect, test } from "vitest";
import { messages as source } from "../locales/en-GB.po";
import { pseudoMessages } from "./pseudo-messages.ts";

const MESSAGES = {
  plain: "Saved",
  named: ["Only ", ["names"], " can see this."] as [string, [string], string],
  tagged: "Go <0>home</0> now",
  counted: [["count", "plural", { one: ["#", " word"], other: ["#", " words"] }]] as [[string, string, unknown]],
};

function read(language: "en-XA" | "ar-XB") {
  const i18n = setupI18n({ locale: language, messages: { [language]: pseudoMessages(language, MESSAGES) } });
  return (id: string, values: Record<string, unknown> = {}): string => i18n._(id, values);
}

test("the long one has accents and brackets, and is at least 40 % longer", () => {
  const say = read("en-XA");
  expect(say("plain")).toBe("[Šåvéð~~]");
  expect(say("named", { names: "Sam" })).toBe("[Öñļý~~ Sam çåñ šéé ţĥîš.~~~~~~]");
  for (const [id, message] of Object.entries(pseudoMessages("en-XA", source)))
    expect(length(message)).toBeGreaterThanOrEqual(1.4 * length(source[id] ?? ""));
});

test("names, numbers, plural forms and tags come through both", () => {
  expect(read("en-XA")("tagged")).toMatch(/^\[.*<0>.*<\/0>.*\]$/u);
  expect(read("en-XA")("counted", { count: 1 })).toMatch(/^\[1 ŵöŕð~+\]$/u);
  expect(read("en-XA")("counted", { count: 6 })).toMatch(/^\[6 ŵöŕðš~+\]$/u);
  expect(read("ar-XB")("named", { names: "Sam" })).toBe("\u202eOnly\u202c Sam \u202ecan see this.\u202c");
  expect(read("ar-XB")("tagged")).toBe("\u202eGo\u202c <0>\u202ehome\u202c</0> \u202enow\u202c");
});

test("what is told to run from the right stops before the next name", () => {
  for (const message of Object.values(pseudoMessages("ar-XB", source))) {
    const said = JSON.stringify(message);
    expect(said.split("\u202e").length).toBe(said.split("\u202c").length);
  }
});

/** Of the words alone, without tags, in all plural forms. */
function length(message: unknown): number {
  if (typeof message === "string") return message.replaceAll(/<\/?\d+\/?>/gu, "").length;
  if (!Array.isArray(message)) return 0;
  return message.reduce<number>((sum, part: unknown) => {
    if (typeof part === "string") return sum + length(part);
    const forms: unknown = Array.isArray(part) ? part[2] : undefined;
    return sum + (forms ? Object.values(forms).reduce<number>((all, each) => all + length(each), 0) : 0);
  }, 0);
}
