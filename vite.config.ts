import { lingui } from "@lingui/vite-plugin";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { LANGUAGES, PSEUDO_LANGUAGES } from "./apps/web/src/language/languages.ts";

const server = `http://localhost:${process.env["PORT"] ?? 3000}`;

/** React Aria has its own few words in 34 languages. Only those of ours go into the pages. */
function reactAriaInOurLanguages(): Plugin {
  const base = (tag: string): string => tag.split("-")[0] ?? "";
  const ours = new Set([...LANGUAGES.map(({ locale }) => base(locale)), ...PSEUDO_LANGUAGES.map(base)]);
  return {
    name: "react-aria-in-our-languages",
    load: {
      filter: { id: /\/react-aria\/.*\/intl\/\w+\/[\w-]+\.mjs$/u },
      handler: (id) => (ours.has(base(id.split("/").at(-1) ?? "")) ? undefined : "export default {};"),
    },
  };
}

/** What every page shows or asks by: in one file it is packed better than in many. */
const FIRST =
  /apps\/web\/src\/(api\/(ask|session|Failure)|app\/(use-|note-page|address|AddressProvider|Link|Redirect|part)|look\/(Letter|Wait|Wordmark|NameField|people-words|Chip)|language\/(LanguageButton|speak)|locales\/en-GB)/u;

/** The editor and all that holds or changes a note's text: also in one file, which only the note's page loads. */
const WRITING =
  /packages\/(authorship|note)\/src|apps\/web\/src\/writing\/[\w-]+\.ts|node_modules\/(@tiptap|prosemirror-|y-prosemirror|rope-sequence|orderedmap|w3c-keyname|yjs|lib0)/u;

/** Lightning CSS's flag for `:dir()`: for older browsers it writes a list of languages instead, and no line says its own. */
const DIR_SELECTOR = 4;

export default defineConfig({
  root: "apps/web",
  css: { lightningcss: { exclude: DIR_SELECTOR } },
  plugins: [reactAriaInOurLanguages(), lingui({ macroTransform: true, cwd: import.meta.dirname })],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    sourcemap: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "first", test: FIRST },
            { name: "writing", test: WRITING },
          ],
        },
      },
    },
  },
  server: { proxy: { "/api": server, "/sync": { target: server, ws: true }, "/healthz": server } },
  test: {
    root: ".",
    include: ["{packages,apps,prove,scripts}/**/*.test.ts"],
    environment: "node",
    testTimeout: 30_000,
  },
});
