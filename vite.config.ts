import { lingui } from "@lingui/vite-plugin";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { LANGUAGES, PSEUDO_LANGUAGES } from "./apps/web/src/language/languages.ts";
import { codeSplitting } from "./apps/web/code-splitting.ts";
import { englishInPlace } from "./apps/web/english-in-place.ts";

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

/** lib0 makes four checks of HTML nodes that nobody here asks for, and with them comes its whole language of schemas. */
const lib0WithoutSchemas: Plugin = {
  name: "lib0-without-schemas",
  transform: {
    filter: { id: /\/lib0\/dom\.js$/u },
    handler: (code) => ({ code: code.replaceAll("= $.$custom(", "= /* @__PURE__ */ $.$custom("), map: null }),
  },
};

/** Lightning CSS's flag for `:dir()`: for older browsers it writes a list of languages instead, and no line says its own. */
const DIR_SELECTOR = 4;

export default defineConfig({
  root: "apps/web",
  css: { lightningcss: { exclude: DIR_SELECTOR } },
  plugins: [
    reactAriaInOurLanguages(),
    lib0WithoutSchemas,
    lingui({ macroTransform: { macro: { descriptorFields: "message" } }, cwd: import.meta.dirname }),
    englishInPlace(),
  ],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    sourcemap: false,
    // Whoever has light-dark() knows modulepreload by themselves.
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: codeSplitting(`${import.meta.dirname}/apps/web/src`) } },
  },
  server: { proxy: { "/api": server, "/sync": { target: server, ws: true }, "/healthz": server } },
  test: {
    root: ".",
    include: ["{packages,apps,prove,scripts,bench}/**/*.test.ts"],
    environment: "node",
    testTimeout: 30_000,
  },
});
