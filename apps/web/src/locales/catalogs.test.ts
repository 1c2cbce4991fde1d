import { getCatalogs } from "@lingui/cli/api";
import { getConfig } from "@lingui/conf";
import type { Messages } from "@lingui/core";
import { expect, test } from "vitest";
import { type ChosenLanguage, LANGUAGES, SOURCE_LANGUAGE } from "../language/languages.ts";
import { messages as de } from "./de.po";
import { messages as enGB } from "./en-GB.po";

/** As the pages get them. A language that is missing here doesn't compile. */
const COMPILED: Record<ChosenLanguage, Messages> = { "en-GB": enGB, de };

const config = getConfig({ cwd: `${import.meta.dirname}/../../../..` });

/** What translators wrote, by the words of the source. */
async function written(locale: string): Promise<Map<string, string>> {
  const [catalog] = await getCatalogs(config);
  const entries = Object.entries((await catalog?.read(locale)) ?? {});
  return new Map(entries.map(([id, { translation }]) => [id, translation ?? ""]));
}

test("every language that has a catalog can be chosen, and the other way round", () => {
  expect(LANGUAGES.map(({ locale }) => locale)).toEqual(config.locales);
});

for (const { locale, name } of LANGUAGES.filter((each) => each.locale !== SOURCE_LANGUAGE)) {
  test(`${name} has every sentence of the source, and none that is no more`, async () => {
    const [source, translated] = [await written(SOURCE_LANGUAGE), await written(locale)];
    expect(source.size).toBeGreaterThan(100);
    const missing = [...source.keys()].filter((id) => (translated.get(id) ?? "").trim() === "");
    expect(missing, `to be translated in apps/web/src/locales/${locale}.po`).toEqual([]);
    expect([...translated.keys()].filter((id) => !source.has(id))).toEqual([]);
  });

  test(`${name} names the same people, numbers and tags in every sentence`, () => {
    for (const [id, message] of Object.entries(COMPILED[SOURCE_LANGUAGE]))
      expect(holesIn(COMPILED[locale][id]), JSON.stringify(message)).toEqual(holesIn(message));
  });

  test(`${name} has all of its own plural forms wherever something is counted`, () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const counted = Object.values(COMPILED[locale]).flatMap(formsIn);
    expect(counted.length).toBeGreaterThan(0);
    for (const each of counted) expect(each.toSorted()).toEqual(forms.toSorted());
  });
}

/** Names of values, and tags; each once, for a language may say a name twice. */
function holesIn(message: unknown): readonly string[] {
  if (typeof message === "string") return [...new Set(message.match(/<\/?\d+\/?>/gu))].toSorted();
  if (!Array.isArray(message)) return ["no message"];
  const holes = message.flatMap((part: unknown) => {
    if (!Array.isArray(part)) return holesIn(part);
    const forms: unknown = part[2];
    return [String(part[0]), ...(isForms(forms) ? Object.values(forms).flatMap(holesIn) : [])];
  });
  return [...new Set(holes)].toSorted();
}

/** The plural forms of each value that is counted in a message. */
function formsIn(message: unknown): readonly string[][] {
  if (!Array.isArray(message)) return [];
  return message.flatMap((part: unknown) => {
    if (!Array.isArray(part) || part[1] !== "plural" || !isForms(part[2])) return [];
    return [Object.keys(part[2]).filter((form) => form !== "offset")];
  });
}

const isForms = (forms: unknown): forms is Readonly<Record<string, unknown>> =>
  typeof forms === "object" && forms !== null;
