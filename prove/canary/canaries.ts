import type { Random } from "../random.ts";

/** Words that nobody else writes, and where in a note they were put. */
export interface Canary {
  readonly place: string;
  readonly text: string;
}

/** One way in which a word can lie in bytes, and the bytes. */
export interface Form {
  readonly canary: Canary;
  readonly form: string;
  readonly bytes: Buffer;
}

/** Ten letters of one script are a word that stands nowhere by chance: the least likely, of 20 letters each, 1 in 10^13. */
const SCRIPTS = {
  latin: "bcdfghjklmnpqrstvwxz",
  accents: "àçđéğíłńøřšťúüýžąęőű",
  cyrillic: "бвгджзклмнпрстфхцчшщ",
  arabic: "بتثجحخدذرزسشصضطظعغفق",
  chinese: "晨醒怕睡雨路药茶慢靠谈写纸灯窗信冬静等走",
  emoji: "🌧🌙🍵🚪🪟📖🧦🐈🚲🌊🪴🧵🎈🕯🥾🧺🍋🐚🪁🧭",
} as const;
export type Script = keyof typeof SCRIPTS;
export const ALL_SCRIPTS: readonly Script[] = ["latin", "accents", "cyrillic", "arabic", "chinese", "emoji"];
const LENGTH = 10;

/** A word for each of these scripts, to be put in this place. */
export const makeCanaries = (place: string, scripts: readonly Script[], random: Random): readonly Canary[] =>
  scripts.map((script) => {
    const letters = Array.from(SCRIPTS[script]);
    return { place, text: Array.from({ length: LENGTH }, () => letters[random.below(letters.length)]).join("") };
  });

/** The word as it is, and as programs write it down: UTF-16, base64, hex, JSON's and HTML's escapes, in an address. */
export function formsOf(canary: Canary): readonly Form[] {
  const { text } = canary;
  const utf8 = Buffer.from(text, "utf8");
  const little = Buffer.from(text, "utf16le");
  const big = Buffer.from(little).swap16();
  const forms: Record<string, Buffer> = { utf8, utf16le: little, utf16be: big };
  for (const [name, bytes] of Object.entries({ utf8, utf16le: little, utf16be: big })) {
    forms[`hex of ${name}`] = Buffer.from(bytes.toString("hex"));
    forms[`HEX of ${name}`] = Buffer.from(bytes.toString("hex").toUpperCase());
    for (const behind of [0, 1, 2]) {
      const found = base64Behind(bytes, behind);
      forms[`base64 of ${name} behind ${behind}`] = Buffer.from(found);
      forms[`base64url of ${name} behind ${behind}`] = Buffer.from(found.replaceAll("+", "-").replaceAll("/", "_"));
    }
  }
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  forms["escaped for JSON"] = Buffer.from(units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join(""));
  forms["in an address"] = Buffer.from(encodeURIComponent(text));
  const different = new Map(Object.entries(forms).map(([form, bytes]) => [bytes.toString("latin1"), { form, bytes }]));
  return Array.from(different.values(), ({ form, bytes }) => ({ canary, form, bytes }));
}

/** What base64 makes of `bytes` behind so many others, without the letters that depend on what stands around them. */
function base64Behind(bytes: Buffer, behind: number): string {
  const all = Buffer.concat([Buffer.alloc(behind), bytes]).toString("base64");
  const from = Math.ceil((behind * 8) / 6);
  const to = Math.floor(((behind + bytes.length) * 8) / 6);
  return all.slice(from, to);
}
