import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const FILES = "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next";
const LATIN =
  "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD";
const LATIN_EXT =
  "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF";

/** The pages' own faces as CSS that holds them: a copy looks the same wherever it is opened. */
export async function faces(): Promise<string> {
  const each = await Promise.all(
    [
      ["latin", "normal", LATIN],
      ["latin", "italic", LATIN],
      ["latin-ext", "normal", LATIN_EXT],
      ["latin-ext", "italic", LATIN_EXT],
    ].map(async ([set, style, range]) => {
      const data = await readFile(fileURLToPath(import.meta.resolve(`${FILES}-${set}-wght-${style}.woff2`)), "base64");
      return `@font-face{font-family:"Atkinson Hyperlegible Next";font-style:${style};font-weight:200 800;src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${range}}`;
    }),
  );
  return each.join("");
}
