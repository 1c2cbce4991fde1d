import { type CopyPaper, LOOKS, type Look } from "@ourwords/protocol";
import type { CopyWords } from "./copy-words.ts";

const PAGE_SIZE = { a4: "A4", letter: "letter" } as const;

/** Ink on white, and for each look on the screen the lighter one of a dark page. */
const LINE_OF: Record<Look, string> = {
  rust: "light-dark(#9a4103, #e79a62)",
  navy: "light-dark(#0d2849, #93b8e6)",
  green: "light-dark(#1d7254, #6fcfa5)",
  purple: "light-dark(#a91bcf, #dc9bee)",
  yellow: "light-dark(#4d430c, #dccf6a)",
  slate: "light-dark(#4e5667, #aab2c2)",
};
/** Nobody is told apart by colour alone: each has a line that a grey printer shows as well. */
const UNDER: Record<Look, string> = {
  rust: "underline dotted 2px",
  navy: "underline solid 1px",
  green: "underline dashed 1.5px",
  purple: "underline double 1px",
  yellow: "overline solid 1px",
  slate: "underline solid 3px",
};
const BESIDE: Record<Look, string> = {
  rust: "3px dotted",
  navy: "2px solid",
  green: "3px dashed",
  purple: "5px double",
  yellow: "1px solid",
  slate: "5px solid",
};

/** The look of a printed copy: one column of calm text, each paragraph with its author's line beside it. */
export function htmlStyle(
  title: string,
  { page: [before, between, after] }: CopyWords,
  paper: CopyPaper | undefined,
  isLarge: boolean,
): string {
  const looks = LOOKS.map(
    (look) => `[data-look=${look}]{--of:${LINE_OF[look]};--under:${UNDER[look]};--beside:${BESIDE[look]}}`,
  ).join("");
  const size = paper === undefined ? "" : `size:${PAGE_SIZE[paper]};`;
  const small = isLarge ? "14pt" : "9pt";
  return `
:root{color-scheme:light dark;--ink:light-dark(#1c2230,#ebe7df);--quiet:light-dark(#4a5162,#b9bdc8);--rule:light-dark(#c9c5bb,#4a5060);--paper:light-dark(#fff,#1b1e26);
font:${isLarge ? "18pt/1.5" : "11pt/1.5"} "Atkinson Hyperlegible Next","Atkinson Hyperlegible",system-ui,sans-serif;color:var(--ink);background:var(--paper)}
${looks}
*{box-sizing:border-box}
body{margin:0 auto;padding:2rem 2rem 4rem;max-width:${isLarge ? "30em" : "44em"};overflow-wrap:break-word}
h1,h2,h3,h4{line-height:1.35;padding-block-start:.4em;text-wrap:balance;break-after:avoid;break-inside:avoid}
h1{font-size:1.9em;font-weight:700;letter-spacing:-.01em;margin:0 0 .3em}
h2{font-size:1.4em;font-weight:700;margin:1.6em 0 .7em;padding-block-end:.2em;border-block-end:1px solid var(--rule)}
h3{font-size:1.1em;font-weight:700;margin:1.2em 0 .4em}
h4{font-size:1em;font-weight:700;margin:.9em 0 .3em}
p{margin:0 0 .75em;orphans:3;widows:3}
.status,.how{color:var(--quiet)}
p.key{font-weight:700;margin:1.2em 0 .3em}
ul.key{list-style:none;margin:0 0 .6em;padding:0;display:flex;flex-wrap:wrap;gap:.3em 1.6em}
.line{position:relative}
.line[data-look]::before{content:"";position:absolute;inset-inline-start:-.9em;inset-block:.2em;border-inline-start:var(--beside) var(--of)}
.line[data-look=yellow]::before{inline-size:4px;border-inline-end:1px solid var(--of)}
.who{font-weight:700}
.again .who{font-weight:400;color:var(--quiet)}
.more{color:var(--quiet);font-size:.9em}
.w{text-decoration:var(--under) var(--of);text-underline-offset:.25em;text-decoration-skip-ink:none;unicode-bidi:isolate}
.tag{font-size:.72em;font-weight:700;letter-spacing:.03em;border:1px solid var(--of,var(--rule));border-radius:.3em;padding:.05em .35em;color:var(--of,var(--quiet));white-space:nowrap;unicode-bidi:plaintext}
abbr{text-decoration:none}
.note{font-size:.9em;color:var(--quiet);font-style:italic}
ul,ol{margin:0 0 .75em;padding-inline-start:1.6em}
li>.line::before{inset-inline-start:-2.5em!important}
:is(li,blockquote) :is(li,blockquote)>.line::before{content:none!important}
blockquote>.line::before{inset-inline-start:-2.1em!important}
li>.line{margin-block-end:.3em}
blockquote{margin:0 0 .75em;padding-inline-start:1.2em}
table{border-collapse:collapse;table-layout:fixed;inline-size:100%;margin:.3em 0 1em}
th,td{text-align:start;vertical-align:top;font-weight:400;padding:.5em .8em .5em 0;border-block-end:1px solid var(--rule)}
thead th:first-child{inline-size:38%}thead th:last-child{inline-size:34%}
th>.line[dir]::before{inset-inline:auto -.9em}
thead th{font-size:.85em;color:var(--quiet);padding-block:.2em;border-block-end:1.5px solid var(--quiet)}
td p,th p{margin:0 0 .3em}
:is(td,th)>:last-child{margin-block-end:0}
.row{margin-block-end:1.1em}.row p{margin-block-end:.2em}.row>p:not(.line){padding-inline-start:1.2em}
.because{color:var(--quiet);font-size:.9em}
tr,.word,.row{break-inside:avoid}
li>.line{break-inside:avoid}
.word{margin-block-end:.9em}.word p{margin-block-end:.1em}.word p+p{padding-inline-start:1.2em}
@page{${size}margin:20mm 20mm 22mm 22mm;
@bottom-left{content:${cssText(title)};font:${small} "Atkinson Hyperlegible Next",sans-serif;color:#4a5162}
@bottom-right{content:${cssText(before)} counter(page) ${cssText(between)} counter(pages) ${cssText(after)};font:${small} "Atkinson Hyperlegible Next",sans-serif;color:#4a5162}}
@media print{:root{color-scheme:light}body{padding:0 .9em;max-width:none}}
`;
}

const cssText = (text: string): string => JSON.stringify(text);
