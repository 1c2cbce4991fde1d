import { type CopyPaper, type Nested, nestedLines } from "@ourwords/protocol";
import {
  AlignmentType,
  Document,
  Footer,
  type ILevelsOptions,
  type IParagraphOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { CopyPage, PageBlock, PageLine, PageRow, SaidOf } from "./copy-page.ts";
import { BESIDE, COLOUR, docxStyles, HEADINGS } from "./docx-style.ts";
import { keyRuns, lineRuns, plainRuns } from "./docx-runs.ts";
import { factsOf } from "./facts-of.ts";

/** Where a paragraph stands: how many lists and quotes are around it, and the sign of its list. */
interface Place {
  readonly depth: number;
  readonly item?: { readonly reference: string; readonly level: number };
}

/** Twentieths of a point. */
const STEP = 400;
const MARGIN = 1_200;
const WIDTHS = { line: 3_600, who: 1_350, by: 1_350, answers: 3_200 } as const;
const PAGE = { a4: { width: 11_906, height: 16_838 }, letter: { width: 12_240, height: 15_840 } } as const;

/** A copy for Word: real headings, lists and tables, each paragraph led by whose it is. */
export function docx(page: CopyPage, paper: CopyPaper = "a4"): Promise<ArrayBuffer> {
  const { words, title, status, people, tags, sheets, columns, left, last, explained, isLarge } = page;
  const numbering: { reference: string; levels: readonly ILevelsOptions[] }[] = [];
  const listFrom = (start: number | undefined): string => {
    const reference = `list-${numbering.length}`;
    numbering.push({ reference, levels: Array.from({ length: 9 }, (_, level) => listLevel(level, start)) });
    return reference;
  };
  const bullets = listFrom(undefined);
  const plain = (text: string, style?: string, more: IParagraphOptions = {}): Paragraph =>
    new Paragraph({ ...(style !== undefined && { style }), children: plainRuns(text), ...more });

  const lineOf = (line: PageLine, { depth, item }: Place): Paragraph[] => {
    const { level, lead, isShared, dir, runs, notes } = line;
    const look = isShared ? undefined : lead?.look;
    const indent = depth === 0 || item ? {} : { indent: { start: depth * STEP } };
    const paragraph = new Paragraph({
      ...(level === undefined ? {} : { heading: HEADINGS[level - 1] ?? HEADINGS[3] }),
      ...(item ? { numbering: item } : indent),
      ...(dir === "rtl" && { bidirectional: true }),
      ...(look && {
        border: {
          [dir === "rtl" ? "right" : "left"]: { style: BESIDE[look], color: COLOUR[look], size: 12, space: 6 },
        },
      }),
      children: lineRuns(line, words),
    });
    return [...(runs.length === 0 ? [] : [paragraph]), ...notes.map((note) => plain(note, "Note", indent))];
  };
  const nested = (block: Nested<PageLine>, { depth, item }: Place): Paragraph[] => {
    switch (block.kind) {
      case "line":
        return lineOf(block.line, { depth, ...(item && { item }) });
      case "quote":
        return inside(block.blocks, { depth: depth + 1, ...(item && { item }) });
      case "list": {
        const reference = block.start === undefined ? bullets : listFrom(block.start);
        return block.items.flatMap((each) =>
          inside(each, { depth: depth + 1, item: { reference, level: Math.min(depth, 8) } }),
        );
      }
    }
  };
  /** Only the first line of an item has its sign. */
  const inside = (blocks: readonly Nested<PageLine>[], { item, depth }: Place): Paragraph[] =>
    blocks.flatMap((each, index) => nested(each, { depth, ...(index === 0 && item && { item }) }));
  const cell = (children: readonly Paragraph[], isHead = false): TableCell =>
    new TableCell({
      children: children.length === 0 ? [new Paragraph({})] : [...children],
      margins: { top: 80, bottom: 80, left: 80, right: 80 },
      ...(isHead && { shading: { fill: "F3F1EC" } }),
    });
  const table = (rows: readonly PageRow[]): Table => {
    const shown = ["line", ...columns] as const;
    return new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      columnWidths: shown.map((each) => WIDTHS[each]),
      visuallyRightToLeft: words.dir === "rtl",
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: shown.map((each) => cell([plain(words.columns[each], "Small")], true)),
        }),
        ...rows.map(({ line, who, by, answers, reasons }) => {
          const cells = {
            line: [...lineOf(line, { depth: 0 }), ...reasons.map((each) => plain(each, "Small"))],
            who: [plain(who)],
            by: [plain(by)],
            answers: answers.map((each) => plain(each)),
          };
          return new TableRow({ cantSplit: true, children: shown.map((each) => cell(cells[each])) });
        }),
      ],
    });
  };
  const blockOf = (block: PageBlock): (Paragraph | Table)[] => {
    if (block.kind === "lines") return inside(nestedLines(block.lines), { depth: 0 });
    if (!isLarge) return [table(block.rows), new Paragraph({ spacing: { after: 0 } })];
    return block.rows.flatMap((row) => [
      ...lineOf(row.line, { depth: 0 }),
      ...factsOf(row, words).map((fact) => plain(fact, undefined, { indent: { start: STEP } })),
    ]);
  };
  const bulleted = (children: readonly TextRun[]): Paragraph =>
    new Paragraph({ numbering: { reference: bullets, level: 0 }, spacing: { after: 40 }, children });

  const saidOf = (heading: string, all: readonly SaidOf[]): Paragraph[] =>
    all.length === 0
      ? []
      : [
          plain(heading, undefined, { heading: HEADINGS[1] }),
          ...all.flatMap(({ words: of, said }) => [plain(of, "Key"), ...said.map((each) => plain(each))]),
        ];

  const children = [
    plain(title, undefined, { heading: HEADINGS[0] }),
    plain(status, "Small"),
    plain(words.people, "Key"),
    ...[...people, ...tags].map((each) => bulleted(keyRuns(each))),
    plain(words.how, "Small"),
    ...sheets.flatMap(({ title: of, blocks }) => [
      ...(of === "" ? [] : [plain(of, undefined, { heading: HEADINGS[1] })]),
      ...blocks.flatMap(blockOf),
    ]),
    ...(left.length === 0
      ? []
      : [plain(words.lead(words.left), "Small"), ...left.map((each) => bulleted(plainRuns(each)))]),
    ...(last ? saidOf(last.title, last.lines) : []),
    ...saidOf(words.explained, explained),
  ];
  const [before, between, after] = words.page;
  const size = PAGE[paper];
  const footer = new Paragraph({
    style: "Small",
    tabStops: [{ type: TabStopType.RIGHT, position: size.width - 2 * MARGIN }],
    children: [
      new TextRun({ children: [title, new Tab(), before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after] }),
    ],
  });
  return Packer.toArrayBuffer(
    new Document({
      title,
      creator: "",
      description: "",
      lastModifiedBy: "",
      styles: docxStyles(words, isLarge),
      numbering: { config: numbering.map(({ reference, levels }) => ({ reference, levels: [...levels] })) },
      sections: [
        {
          properties: { page: { size, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } } },
          footers: { default: new Footer({ children: [footer] }) },
          children,
        },
      ],
    }),
  );
}

const listLevel = (level: number, start: number | undefined): ILevelsOptions => ({
  level,
  format: start === undefined ? LevelFormat.BULLET : LevelFormat.DECIMAL,
  text: start === undefined ? "•" : `%${level + 1}.`,
  alignment: AlignmentType.START,
  start: start ?? 1,
  style: { paragraph: { indent: { start: (level + 1) * STEP, hanging: 300 } } },
});
