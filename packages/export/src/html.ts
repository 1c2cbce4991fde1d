import type { Direction } from "@ourwords/note";
import { type CopyPaper, nestedLines, type Nested } from "@ourwords/protocol";
import { factsOf } from "./facts-of.ts";
import type { CopyPage, Lead, PageBlock, PageLine, PageRow, PageRun, SaidOf } from "./copy-page.ts";
import { htmlStyle } from "./html-style.ts";
import { inFull } from "./in-full.ts";

export interface HtmlOptions {
  /** CSS of the faces it is set in, each with its data; without, the reader's own are used */
  readonly faces: string;
  /** without: whichever is in the printer */
  readonly paper?: CopyPaper;
}

/** A copy as one web page that needs nothing else, and prints. */
export function html(page: CopyPage, { faces, paper }: HtmlOptions): string {
  const { words, title, status, people, tags, sheets, columns, left, last, explained, isLarge } = page;
  const key = (entries: readonly (Lead & { readonly letters: string })[]): string =>
    entries
      .map(
        ({ letters, name, more, look }) =>
          `<li${lookOf(look)}><b class="tag">${esc(letters)}</b> <span class="w">${esc(name)}</span>${more === undefined ? "" : `, ${esc(more)}`}</li>`,
      )
      .join("");
  /** In large print a table's columns are too narrow to read: each line says the same below it, in words. */
  const rowsText = (rows: readonly PageRow[]): string =>
    rows
      .map(
        ({ line, ...row }) => `<div class="row">${lineHtml(line)}${factsOf(row, words).map(factHtml).join("")}</div>`,
      )
      .join("");
  const table = (rows: readonly PageRow[]): string => {
    const head = (["line", ...columns] as const)
      .map((each) => `<th scope="col">${esc(words.columns[each])}</th>`)
      .join("");
    return `<table><thead><tr>${head}</tr></thead><tbody>${rows.map(rowHtml).join("")}</tbody></table>`;
  };
  const rowHtml = ({ line, who, by, answers, reasons }: PageRow): string => {
    const because = reasons.map((each) => `<p class="because">${esc(each)}</p>`).join("");
    const cells = { who: esc(who), by: esc(by), answers: answers.map(factHtml).join("") };
    const rest = columns.map((each) => `<td>${cells[each]}</td>`).join("");
    return `<tr><th scope="row">${lineHtml({ ...line, isAgain: false })}${because}</th>${rest}</tr>`;
  };
  const blockHtml = (block: PageBlock): string =>
    block.kind === "rows"
      ? (isLarge ? rowsText : table)(block.rows)
      : nestedLines(block.lines)
          .map((each) => nested(each, words.dir))
          .join("\n");
  /** A list or a quote runs as its first line does, so that its signs stand where that begins. */
  const nested = (block: Nested<PageLine>, around: Direction): string => {
    if (block.kind === "line") return lineHtml(block.line, around);
    const dir = firstIn(block)?.dir ?? around;
    const insideOf = (blocks: readonly Nested<PageLine>[]): string =>
      blocks.map((each) => nested(each, dir)).join("\n");
    const runs = dirOf(dir, around);
    if (block.kind === "quote") return `<blockquote${runs}>${insideOf(block.blocks)}</blockquote>`;
    const items = block.items.map((item) => `<li>${insideOf(item)}</li>`).join("\n");
    return block.start === undefined ? `<ul${runs}>${items}</ul>` : `<ol${runs} start="${block.start}">${items}</ol>`;
  };
  const lineHtml = (line: PageLine, around: Direction = words.dir): string => {
    const { level, lead, isAgain, isShared, runs, notes, lang, dir } = line;
    const tag = level === undefined ? "p" : `h${level}`;
    const attributes = [
      lang === undefined ? "" : ` lang="${esc(lang)}"`,
      dirOf(dir, around),
      isShared ? "" : lookOf(lead?.look),
      ` class="line${isAgain ? " again" : ""}${isShared ? " shared" : ""}"`,
    ].join("");
    const own = runs.map((run) => (isShared ? sharedRun(run) : runHtml(run))).join("");
    const name = lead ? `${leadHtml(lead, dirOf(words.dir, dir ?? around))} ` : "";
    const text = runs.length === 0 ? "" : `<${tag}${attributes}>${name}${own}</${tag}>`;
    return `${text}${notes.map((note) => `<p class="note"${dirOf(words.dir, around)}>${esc(note)}</p>`).join("")}`;
  };
  const leadHtml = ({ name, more }: Lead, dir: string): string =>
    more === undefined
      ? `<b class="who">${esc(words.lead(name))}</b>`
      : `<b class="who">${esc(name)},</b> <span class="more"${dir}>${esc(words.lead(more))}</span>`;

  return `<!doctype html>
<html lang="${words.lang}" dir="${words.dir}"${isLarge ? ' class="large"' : ""}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>${esc(title)}</title>
<style>${faces}${htmlStyle(title, words, paper, isLarge)}</style>
</head>
<body>
<header>
<h1>${esc(title)}</h1>
<p class="status">${esc(status)}</p>
<p class="key" id="key">${esc(words.people)}</p>
<ul class="key" aria-labelledby="key">${key(people)}${key(tags)}</ul>
<p class="how">${esc(words.how)}</p>
</header>
<main>
${sheets.map(({ title: of, blocks }) => `<section>${of === "" ? "" : `<h2>${esc(of)}</h2>`}\n${blocks.map(blockHtml).join("\n")}\n</section>`).join("\n")}
${left.length === 0 ? "" : `<p class="because">${esc(words.lead(words.left))}</p><ul>${left.map((each) => `<li>${esc(each)}</li>`).join("")}</ul>`}
${last ? saidHtml(last.title, last.lines) : ""}
${saidHtml(words.explained, explained)}
</main>
</body>
</html>
`;
}

const firstIn = (block: Nested<PageLine>): PageLine | undefined => {
  if (block.kind === "line") return block.line;
  const [first] = block.kind === "quote" ? block.blocks : (block.items[0] ?? []);
  return first && firstIn(first);
};

const dirOf = (dir: Direction | undefined, around: Direction): string =>
  dir === undefined || dir === around ? "" : ` dir="${dir}"`;
const saidHtml = (title: string, all: readonly SaidOf[]): string =>
  all.length === 0
    ? ""
    : `<section><h2>${esc(title)}</h2>${all
        .map(({ words, said }) => `<div class="word"><p><b>${esc(words)}</b></p>${said.map(factHtml).join("")}</div>`)
        .join("")}</section>`;

const factHtml = (text: string): string => `<p>${esc(text)}</p>`;

const sharedRun = (run: PageRun): string =>
  run.tag === undefined
    ? runHtml(run)
    : `<abbr class="tag"${lookOf(run.look)} title="${esc(inFull(run))}">${esc(run.tag)}</abbr> <span class="w"${lookOf(run.look)}>${runHtml(run)}</span> `;

const runHtml = ({ parts }: PageRun): string =>
  parts
    .map(({ text, marks }) =>
      marks.reduce((inner, mark) => (mark === "bold" ? `<strong>${inner}</strong>` : `<em>${inner}</em>`), esc(text)),
    )
    .join("");

const lookOf = (look: Lead["look"]): string => (look === undefined ? "" : ` data-look="${look}"`);

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const esc = (text: string): string => text.replace(/[&<>"]/gu, (char) => ENTITIES[char] ?? char);
