import { defineConfig } from "@lingui/conf";

export default defineConfig({
  sourceLocale: "en-GB",
  locales: ["en-GB"],
  catalogs: [{ path: "apps/web/src/locales/{locale}", include: ["apps/web/src"] }],
});
