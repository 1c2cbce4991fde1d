import { defineConfig } from "@lingui/conf";

export default defineConfig({
  sourceLocale: "en-GB",
  locales: ["en-GB", "de"],
  catalogs: [{ path: "apps/web/src/locales/{locale}", include: ["apps/web/src"] }],
});
