import { copyPage, ENGLISH, html, markdown, noteContent, plainText, takeHome } from "@ourwords/export";
import { hasLetter } from "@ourwords/note";
import { COPY_VARIANTS, type CopyVariant, isPlanOnly } from "@ourwords/protocol";
import { docx } from "@ourwords/export/docx";
import mammoth from "mammoth";
import { marked } from "marked";
import { pdfPrinter, type PdfPrinter } from "../../apps/server/src/export/pdf-printer.ts";
import { Random } from "../random.ts";
import { randomNote, type RandomNote, type Said } from "./random-note.ts";
import { readHtml } from "./read-html.ts";
import { readPdf } from "./read-pdf.ts";
import { type ReadCopy, readText, spaced } from "./read-text.ts";

export interface ExportFigures {
  notes: number;
  /** that were to be found, in all formats together */
  letters: number;
  /** that were not found, or not as whose they are */
  lost: number;
  misattributed: number;
  sentences: number;
  sentencesLost: number;
  pdfs: number;
}

const WORD_STYLES = ["Who", "Who again", "More"].map((style) => `r[style-name='${style}'] => span.who`);

/** Takes copies of a random note in every format and variant, and reads them back with readers that know nothing of ours. */
export async function proveNote(seed: number, printer: PdfPrinter | undefined): Promise<ExportFigures> {
  const random = new Random(seed);
  const note = randomNote(random);
  const printed = COPY_VARIANTS[random.below(COPY_VARIANTS.length)];
  const all: ExportFigures[] = [];
  for (const variant of COPY_VARIANTS)
    all.push(await proveCopy(note, variant, variant === printed ? printer : undefined, `--runs 1 --seed ${seed}`));
  return { ...sumOf(all), notes: 1 };
}

/** `told`: how to make the same note again, for who has to look why it failed. */
export async function proveCopy(
  note: RandomNote,
  variant: CopyVariant,
  printer: PdfPrinter | undefined,
  told: string,
): Promise<ExportFigures> {
  const wanted = isPlanOnly(variant) ? note.plan : note.whole;
  const page = copyPage(takeHome(noteContent(note.source, note.kept), variant, { kind: "open", at: 0 }), ENGLISH);
  const figures = { ...NONE };
  const web = html(page, { faces: "", paper: "a4" });
  judge("text", readText(plainText(page)));
  judge(
    "html",
    readHtml(web, {
      lead: ".line > .who, .line > .more",
      tag: "main .tag",
      note: ".note, .because, td, td p, th:has(.line), li:has(.line)",
    }),
  );
  judge("markdown", readHtml(await marked.parse(markdown(page)), { lead: "strong", tag: undefined, note: "th" }));
  const asHtml = await mammoth.convertToHtml(
    { buffer: Buffer.from(await docx(page)) },
    {
      styleMap: [
        ...WORD_STYLES,
        "r[style-name='Tag'] => b.tag",
        "p[style-name='Note'] => p.note:fresh",
        "p[style-name='Small'] => p.note:fresh",
        "p[style-name='Key'] => p.note:fresh",
      ],
    },
  );
  judge("docx", readHtml(asHtml.value, { lead: ".who", tag: ".tag", note: ".note" }));
  if (printer) {
    const printed = await printer.print(web);
    if (printed.kind !== "pdf") throw new Error("no PDF was made", { cause: printed });
    judge("pdf", await readPdf(printed.bytes), asDrawn);
    figures.pdfs++;
  }
  return figures;

  function judge(format: string, { said, text }: ReadCopy, order: (letters: string) => string = asIs): void {
    const [should, does] = [wanted.said, said].map((all) =>
      all
        .map(({ label, letters }) => ({ label, letters: order(letters) }))
        // Of pictures alone a PDF may hold nothing.
        .filter(({ letters }) => letters !== ""),
    );
    figures.letters += (should ?? []).reduce((sum, { letters }) => sum + letters.length, 0);
    const [lost, misattributed] = differences(should ?? [], does ?? []);
    figures.lost += lost;
    figures.misattributed += misattributed;
    const gone = wanted.sentences.filter((each) => !(order === asIs ? isIn : isDrawnIn)(spaced(each), text));
    figures.sentences += wanted.sentences.length;
    figures.sentencesLost += gone.length;
    if (lost + misattributed + gone.length > 0)
      complain(`${told}: ${variant}, ${format}`, should ?? [], does ?? [], gone);
  }
}

const NONE: ExportFigures = {
  notes: 0,
  letters: 0,
  lost: 0,
  misattributed: 0,
  sentences: 0,
  sentencesLost: 0,
  pdfs: 0,
};

const sumOf = (all: readonly ExportFigures[]): ExportFigures =>
  all.reduce(
    (sum, each) => ({
      notes: sum.notes + each.notes,
      letters: sum.letters + each.letters,
      lost: sum.lost + each.lost,
      misattributed: sum.misattributed + each.misattributed,
      sentences: sum.sentences + each.sentences,
      sentencesLost: sum.sentencesLost + each.sentencesLost,
      pdfs: sum.pdfs + each.pdfs,
    }),
    NONE,
  );

const asIs = (letters: string): string => letters;

/** Not every machine has a face for them: then they are not there, or a box that stands for no letter. */
const withoutPictures = (text: string): string =>
  text.replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f|\0/gu, "");

/** What a PDF holds is drawn: of words from right to left only the letters are sure, not how they are joined. */
const asDrawn = (letters: string): string => Array.from(withoutPictures(letters).normalize("NFKC")).toSorted().join("");

const isIn = (sentence: string, text: string): boolean =>
  text.includes(sentence) || text.replaceAll(" ", "").includes(sentence.replaceAll(" ", ""));

/** What runs the other way stands in another order on the page: then each piece of a sentence is looked for. */
const isDrawnIn = (sentence: string, text: string): boolean => {
  const [plain, drawn] = [withoutPictures(sentence), withoutPictures(text)];
  if (!hasLetter(sentence, "rtl")) return isIn(plain, drawn);
  return plain.split(/[\s\p{Script=Arabic}“”()]+/u).every((piece) => drawn.includes(piece));
};

/** Entry by entry: both are in the order of the note. */
function differences(wanted: readonly Said[], found: readonly Said[]): [lost: number, misattributed: number] {
  let [lost, misattributed] = [0, 0];
  for (let at = 0; at < Math.max(wanted.length, found.length); at++) {
    const [one, other] = [wanted[at], found[at]];
    if (one?.letters !== other?.letters) lost += Math.max(one?.letters.length ?? 0, other?.letters.length ?? 0);
    else if (one?.label !== other?.label) misattributed += one?.letters.length ?? 0;
  }
  return [lost, misattributed];
}

function complain(what: string, wanted: readonly Said[], found: readonly Said[], gone: readonly string[]): void {
  const at = wanted.findIndex(
    (each, index) => each.letters !== found[index]?.letters || each.label !== found[index]?.label,
  );
  console.error(what, at < 0 ? found.slice(wanted.length) : { wanted: wanted[at], found: found[at] }, gone);
}

export interface ExportOptions {
  readonly seed: number;
  readonly runs: number;
  /** every so many notes one is printed as well */
  readonly pdfEvery: number;
  readonly chromium: string | undefined;
}

export async function proveExport({ seed, runs, pdfEvery, chromium }: ExportOptions): Promise<ExportFigures> {
  const printer = chromium === undefined ? undefined : pdfPrinter(chromium);
  const all: ExportFigures[] = [];
  for (let run = 0; run < runs; run++)
    all.push(await proveNote(run === 0 ? seed : seed * 1_000_003 + run, run % pdfEvery === 0 ? printer : undefined));
  await printer?.close();
  return sumOf(all);
}

export const isExportProven = ({ lost, misattributed, sentencesLost, letters }: ExportFigures): boolean =>
  lost + misattributed + sentencesLost === 0 && letters > 0;
