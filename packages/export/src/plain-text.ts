import type { CopyPage, Lead, PageLine, PageRow, SaidOf } from "./copy-page.ts";
import { factsOf } from "./facts-of.ts";
import { inFull } from "./in-full.ts";
import { textOf } from "./runs.ts";
import type { CopyWords } from "./copy-words.ts";

/**
 * A copy as plain text, for a record that knows nothing else. Each line of it that holds somebody's words begins with their
 * name; words hold no line breaks of their own, so nobody can write a line in another's name.
 */
export function plainText({ words, title, status, people, sheets, left, last, explained }: CopyPage): string {
  const parts = [
    title.toUpperCase(),
    status,
    [words.people, ...people.map((each) => `- ${inFull(each)}`)].join("\n"),
    ...sheets.flatMap(({ title: of, blocks }) => [
      ...(of === "" ? [] : [`\n${of.toUpperCase()}`]),
      ...blocks.flatMap((block) =>
        block.kind === "lines"
          ? block.lines.map((line) => lineText(line, words))
          : block.rows.map((row) => rowText(row, words)),
      ),
    ]),
    ...(left.length === 0 ? [] : [[`${words.left}:`, ...left.map((each) => `  ${each}`)].join("\n")]),
    ...(last ? saidText(last.title, last.lines) : []),
    ...saidText(words.explained, explained),
  ];
  // An old record shows a sign for what only says which way words run.
  return `${parts.join("\n\n").replace(/[\u2068\u2069]/gu, "")}\n`;
}

const saidText = (title: string, all: readonly SaidOf[]): string[] =>
  all.length === 0
    ? []
    : [
        `\n${title.toUpperCase()}`,
        ...all.map(({ words, said }) => [words, ...said.map((each) => `  ${each}`)].join("\n")),
      ];

function lineText({ lead, runs, within, marker, isShared, notes }: PageLine, words: CopyWords): string {
  const indent = "  ".repeat(Math.max(0, within.length - 1));
  const sign = marker === undefined ? "" : marker === "bullet" ? "- " : `${marker}. `;
  const name = lead ? leadText(lead, words) : "";
  const said = isShared
    ? [name, ...runs.map((run) => `${indent}  ${leadText(run, words)} ${textOf(run)}`)]
    : [[name, ...runs.map(textOf)].filter((each) => each !== "").join(" ")];
  return [runs.length === 0 ? "" : `${indent}${sign}${said.join("\n")}`, ...notes.map((note) => `${indent}[${note}]`)]
    .filter((each) => each.trim() !== "")
    .join("\n");
}

const rowText = ({ line, ...row }: PageRow, words: CopyWords): string =>
  [lineText(line, words), ...factsOf(row, words).map((fact) => `  ${fact}`)].join("\n");

const leadText = (lead: Lead, words: CopyWords): string => words.lead(inFull(lead));
