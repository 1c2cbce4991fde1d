import { nestedLines, type Nested } from "@ourwords/protocol";
import type { CopyPage, Lead, PageBlock, PageLine, PageRow, PageRun, SaidOf } from "./copy-page.ts";
import type { CopyWords } from "./copy-words.ts";
import { inFull } from "./in-full.ts";
import type { StyledPart } from "./runs.ts";

/** A copy in Markdown (CommonMark with GitHub's tables). What people wrote is escaped: it is words, whatever it looks like. */
export function markdown({ words, title, status, people, sheets, columns, left, last, explained }: CopyPage): string {
  const table = (rows: readonly PageRow[]): string => {
    const heads = (["line", ...columns] as const).map((each) => escaped(words.columns[each]));
    const cells = rows.map((row) => {
      const rest = { who: escaped(row.who), by: escaped(row.by), answers: row.answers.map(escaped).join("<br>") };
      return [
        [inline(row.line, words, "<br>"), ...row.reasons.map(escaped), ...row.line.notes.map(note)].join("<br>"),
        ...columns.map((each) => rest[each]),
      ];
    });
    return [heads, heads.map(() => "---"), ...cells].map((row) => `| ${row.join(" | ")} |`).join("\n");
  };
  const blockText = (block: PageBlock): string[] =>
    block.kind === "rows" ? [table(block.rows)] : nestedLines(block.lines).map((each) => nestedText(each, words));
  return `${[
    `# ${escaped(title)}`,
    escaped(status),
    `**${escaped(words.people)}**`,
    people.map((each) => `- ${escaped(inFull(each))}`).join("\n"),
    ...sheets.flatMap(({ title: of, blocks }) => [
      ...(of === "" ? [] : [`## ${escaped(of)}`]),
      ...blocks.flatMap(blockText),
    ]),
    ...(left.length === 0
      ? []
      : [escaped(words.lead(words.left)), left.map((each) => `- ${escaped(each)}`).join("\n")]),
    ...(last ? saidText(last.title, last.lines) : []),
    ...saidText(words.explained, explained),
  ].join("\n\n")}\n`;
}

const saidText = (title: string, all: readonly SaidOf[]): string[] =>
  all.length === 0
    ? []
    : [
        `## ${escaped(title)}`,
        ...all.map(({ words, said }) => [`**${escaped(words)}**`, ...said.map(escaped)].join("\\\n")),
      ];

function nestedText(block: Nested<PageLine>, words: CopyWords): string {
  switch (block.kind) {
    case "line": {
      const { level, notes } = block.line;
      // A heading is one line.
      const text =
        level === undefined
          ? inline(block.line, words, "\\\n")
          : `${"#".repeat(level)} ${inline(block.line, words, "<br>")}`;
      return [text, ...notes.map(note)].filter((each) => each !== "").join("\n\n");
    }
    case "quote":
      return prefixed(joined(block.blocks, words), "> ", "> ");
    case "list":
      return block.items
        .map((item, index) => {
          const sign = block.start === undefined ? "- " : `${block.start + index}. `;
          return prefixed(joined(item, words), sign, " ".repeat(sign.length));
        })
        .join("\n");
  }
}

const joined = (blocks: readonly Nested<PageLine>[], words: CopyWords): string =>
  blocks.map((each) => nestedText(each, words)).join("\n\n");

const prefixed = (text: string, first: string, rest: string): string =>
  text
    .split("\n")
    .map((line, index) => `${index === 0 ? first : rest}${line}`.trimEnd())
    .join("\n");

/** The words of a line. Of several people's, each begins on a new line with a name, where nothing they wrote can stand. */
function inline({ lead, runs, isShared }: PageLine, words: CopyWords, lineBreak: string): string {
  const name = lead ? [leadText(lead, words)] : [];
  if (isShared) return [...name, ...runs.map((run) => `${leadText(run, words)} ${runText(run)}`)].join(lineBreak);
  return [...name, ...runs.map(runText)].join(" ");
}

const leadText = (lead: Lead, words: CopyWords): string => `**${escaped(words.lead(inFull(lead)))}**`;

const note = (text: string): string => `*${escaped(text)}*`;

const runText = ({ parts }: PageRun): string =>
  parts.map((part, index) => styled(part, parts[index - 1], parts[index + 1])).join("");

/** Stars where they are sure to be read as such: around whole words. Tags elsewhere. */
function styled({ text, marks }: StyledPart, before: StyledPart | undefined, after: StyledPart | undefined): string {
  const [, open = "", inside = "", close = ""] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  if (inside === "" || marks.length === 0) return escaped(text);
  const isApart =
    (open !== "" || (before?.text.at(-1) ?? " ") === " ") && (close !== "" || (after?.text[0] ?? " ") === " ");
  const isWord = isApart && /^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/su.test(inside);
  return marks.reduce((around, mark) => {
    const isBold = mark === "bold";
    if (isWord && marks.length === 1)
      return isBold ? `${open}**${around.trim()}**${close}` : `${open}*${around.trim()}*${close}`;
    return isBold ? `<strong>${around}</strong>` : `<em>${around}</em>`;
  }, escaped(text));
}

/** With what makes signs of words, and links of addresses. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>&|~#@]|:(?=\/\/)|(?<=www)\./giu, "\\$&");
