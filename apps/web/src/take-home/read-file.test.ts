import { JSDOM } from "jsdom";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { MOST_BYTES, readFile } from "./read-file.ts";

// The library as pages get it: for Node it is another one.
vi.mock("mammoth", async () => {
  const actual = await vi.importActual<{ readonly default: unknown }>("mammoth/mammoth.browser.js");
  return { default: actual.default };
});

const { window } = new JSDOM();
beforeAll(() => {
  vi.stubGlobal("document", window.document);
  vi.stubGlobal("DOMParser", window.DOMParser);
});
afterAll(() => vi.unstubAllGlobals());

/** A hundred megabytes, on a machine that does much else. */
const PATIENCE = 120_000;
const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const CONTENT_TYPES = `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`;
const RELATIONS = `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;

/** `says`: what it claims to be unpacked, if that is not true. */
interface Entry {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly says?: number;
}

/** Without check sums, which nobody looks at. */
async function zip(entries: readonly Entry[]): Promise<Uint8Array<ArrayBuffer>> {
  const files: number[][] = [];
  const list: number[][] = [];
  let at = 0;
  for (const { name, bytes, says = bytes.byteLength } of entries) {
    const packed = await deflated(bytes);
    const letters = [...new TextEncoder().encode(name)];
    const about = [two(20), two(0), two(DEFLATED), four(0), four(0), four(packed.length), four(says)].flat();
    const head = [0x50, 0x4b, 3, 4, ...about, ...two(letters.length), ...two(0), ...letters];
    const rest = [two(letters.length), two(0), two(0), two(0), two(0), four(0), four(at)].flat();
    list.push([0x50, 0x4b, 1, 2, ...two(20), ...about, ...rest, ...letters]);
    files.push([...head, ...packed]);
    at += head.length + packed.length;
  }
  const entriesLength = list.reduce((sum, { length }) => sum + length, 0);
  const end = [two(0), two(0), two(list.length), two(list.length), four(entriesLength), four(at), two(0)].flat();
  return Uint8Array.from([...files.flat(), ...list.flat(), 0x50, 0x4b, 5, 6, ...end]);
}

const DEFLATED = 8;
const two = (value: number): number[] => [value & 255, (value >> 8) & 255];
const four = (value: number): number[] => [...two(value & 65_535), ...two(value >>> 16)];

const deflated = async (bytes: Uint8Array<ArrayBuffer>): Promise<number[]> => [
  ...new Uint8Array(
    await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer(),
  ),
];

const entry = (name: string, text: string): Entry => ({ name, bytes: new TextEncoder().encode(text) });
const word = async (body: string, ...more: readonly Entry[]): Promise<File> =>
  new File(
    [
      await zip([
        entry("[Content_Types].xml", CONTENT_TYPES),
        entry("_rels/.rels", RELATIONS),
        entry("word/document.xml", body.startsWith("<?xml") ? body : wholeOf(body)),
        ...more,
      ]),
    ],
    "letter.docx",
  );
const wholeOf = (body: string): string => `${XML}<w:document ${W}><w:body>${body}</w:body></w:document>`;
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

test("AU10: words of a Word file are read, with a beginning to know it by", async () => {
  expect(await readFile(await word(paragraph("It is worst ") + paragraph("before work.")))).toEqual({
    kind: "html",
    html: "<p>It is worst </p><p>before work.</p>",
    begins: "It is worst before work.",
  });
});

test("a script, a macro and a picture from elsewhere are no words: nothing of them is read, run or fetched", async () => {
  const fetched = vi.spyOn(globalThis, "fetch");
  const picture = `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="r9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
  const link = `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="https://elsewhere.example/seen.png" TargetMode="External"/></Relationships>`;
  const read = await readFile(
    await word(
      paragraph("&lt;script&gt;alert(1)&lt;/script&gt; hello") + picture,
      entry("word/_rels/document.xml.rels", link),
      entry("word/vbaProject.bin", "Sub AutoOpen()"),
    ),
  );
  expect(read).toMatchObject({ kind: "html" });
  const html = read.kind === "html" ? read.html : "";
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; hello");
  expect(html).not.toMatch(/<script|AutoOpen|elsewhere/u);
  expect(fetched).not.toHaveBeenCalled();
});

test(
  "a file that unpacks to a flood is too big, whatever it says of itself",
  async () => {
    const flood = new Uint8Array(MOST_BYTES * 10 + 1);
    for (const says of [flood.byteLength, 10])
      expect(await readFile(await word(paragraph("Hello."), { name: "word/flood.xml", bytes: flood, says }))).toEqual({
        kind: "too-big",
      });
    const half = flood.subarray(0, flood.byteLength / 2 + 1);
    const halves = ["a", "b"].map((name) => ({ name, bytes: half, says: 10 }));
    expect(await readFile(await word(paragraph("Hello."), ...halves))).toEqual({ kind: "too-big" });
  },
  PATIENCE,
);

test("entities that name each other are not written out", async () => {
  const laughs = `${XML}<!DOCTYPE w:document [<!ENTITY a "ha">${Array.from("bcdefgh", (name, index) => `<!ENTITY ${name} "${`&${"abcdefg"[index] ?? ""};`.repeat(10)}">`).join("")}]><w:document ${W}><w:body>${paragraph("&h;")}</w:body></w:document>`;
  const read = await readFile(await word(laughs));
  expect(JSON.stringify(read).length).toBeLessThan(1_000);
});

test(
  "a file of 50 MB is not opened",
  async () => {
    const large = new File([new Uint8Array(50_000_000)], "letter.docx");
    const opened = vi.spyOn(large, "arrayBuffer");
    expect(await readFile(large)).toEqual({ kind: "too-big" });
    expect(opened).not.toHaveBeenCalled();
  },
  PATIENCE,
);

test("what is no Word file is said to be none", async () => {
  for (const bytes of [
    Uint8Array.of(0x50, 0x4b, 3, 4, 0, 1, 2),
    await zip([entry("readme.txt", "no document in it")]),
    await zip([entry("[Content_Types].xml", CONTENT_TYPES), entry("word/document.xml", "<not xml")]),
    Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    new TextEncoder().encode("%PDF-1.7\n\u0000"),
  ])
    expect(await readFile(new File([bytes], "letter.docx"))).toEqual({ kind: "not-ours" });
  expect(await readFile(await word(paragraph(" ")))).toEqual({ kind: "no-words" });
});
