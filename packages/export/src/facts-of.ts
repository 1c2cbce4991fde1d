import type { PageRow } from "./copy-page.ts";
import type { CopyWords } from "./copy-words.ts";

/** What is settled about a line of the plan, or not, one sentence each. */
export const factsOf = (
  { who, by, answers, reasons }: Pick<PageRow, "who" | "by" | "answers" | "reasons">,
  { columns }: CopyWords,
): string[] => [
  ...reasons,
  ...(who === "" ? [] : [`${columns.who}: ${who}`]),
  ...(by === "" ? [] : [`${columns.by}: ${by}`]),
  ...answers,
];
