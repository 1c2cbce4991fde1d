import { unpacksWithin } from "./unpacks-within.ts";

/** Words from a file, as HTML that is still to be cleaned; or why there are none. */
export type ReadFile =
  /** `begins`: its first words */
  | { readonly kind: "html"; readonly html: string; readonly begins: string }
  /** more than `MOST_BYTES`, packed or unpacked */
  | { readonly kind: "too-big" }
  /** neither Word's nor plain text */
  | { readonly kind: "not-ours" }
  | { readonly kind: "no-words" };

/** More than the longest note a person writes, pictures and all. */
export const MOST_BYTES = 10_000_000;

/** Reads a file on this page: nothing of it goes anywhere until it is put into the note. Never throws. */
export async function readFile(file: File): Promise<ReadFile> {
  if (file.size > MOST_BYTES) return { kind: "too-big" };
  const bytes = await file.arrayBuffer();
  const html = isZip(bytes) ? await readWord(bytes) : readPlain(bytes);
  if (typeof html === "object") return html;
  const begins = firstWords(html);
  return begins === "" ? { kind: "no-words" } : { kind: "html", html, begins };
}

/** Enough to know a file by. */
const MOST_WORDS = 12;

function firstWords(html: string): string {
  // A space for each tag: words of two paragraphs are two words.
  const { body } = new DOMParser().parseFromString(html.replaceAll(/<[^>]*>/gu, " "), "text/html");
  return body.textContent.trim().split(/\s+/u).slice(0, MOST_WORDS).join(" ");
}

const isZip = (bytes: ArrayBuffer): boolean =>
  new DataView(bytes).byteLength > 4 && new DataView(bytes).getUint32(0) === 0x504b0304;

async function readWord(arrayBuffer: ArrayBuffer): Promise<string | ReadFile> {
  if (!(await unpacksWithin(arrayBuffer, MOST_BYTES * 10))) return { kind: "too-big" };
  const { default: mammoth } = await import("mammoth");
  try {
    // Scripts and macros are no words: they are not looked at. Pictures are left where they are.
    const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: "" }));
    return (await mammoth.convertToHtml({ arrayBuffer }, { convertImage })).value;
  } catch {
    return { kind: "not-ours" };
  }
}

function readPlain(bytes: ArrayBuffer): string | ReadFile {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (/\p{Cc}/u.test(text.replace(/[\s\f]/gu, ""))) return { kind: "not-ours" };
    const body = document.implementation.createHTMLDocument().body;
    for (const line of text.split(/\r\n?|\n/u)) {
      const paragraph = body.ownerDocument.createElement("p");
      paragraph.textContent = line;
      if (line.trim() !== "") body.append(paragraph);
    }
    return body.innerHTML;
  } catch {
    return { kind: "not-ours" };
  }
}
