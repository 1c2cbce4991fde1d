import { type CopyWords, ENGLISH, GERMAN } from "@ourwords/export";

export const COPY_LANGUAGES = { en: ENGLISH, de: GERMAN } as const satisfies Record<string, CopyWords>;
export type CopyLanguage = keyof typeof COPY_LANGUAGES;

/** The first of what somebody reads that there are words for: what was asked for, then what their browser says; else English. */
export function copyLanguage(asked: string | undefined, acceptLanguage: string | undefined): CopyLanguage {
  const wanted = [
    ...(asked === undefined ? [] : [asked]),
    ...(acceptLanguage ?? "")
      .split(",")
      .map(weighed)
      .toSorted(byWeight)
      .map(({ tag }) => tag),
  ];
  for (const tag of wanted) {
    const [base] = tag.trim().toLowerCase().split("-");
    if (base !== undefined && isCopyLanguage(base)) return base;
  }
  return "en";
}

const isCopyLanguage = (tag: string): tag is CopyLanguage => Object.hasOwn(COPY_LANGUAGES, tag);

interface Weighed {
  readonly tag: string;
  readonly weight: number;
}

function weighed(part: string): Weighed {
  const [tag = "", quality] = part.split(";q=");
  return { tag, weight: quality === undefined ? 1 : Number(quality) || 0 };
}

const byWeight = (one: Weighed, other: Weighed): number => other.weight - one.weight;
