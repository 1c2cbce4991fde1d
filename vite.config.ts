import { lingui } from "@lingui/vite-plugin";
import { defineConfig } from "vitest/config";

const server = `http://localhost:${process.env["PORT"] ?? 3000}`;

export default defineConfig({
  root: "apps/web",
  plugins: [lingui({ macroTransform: true, cwd: import.meta.dirname })],
  build: { outDir: "dist", emptyOutDir: true, target: "es2023", sourcemap: false },
  server: { proxy: { "/api": server, "/sync": { target: server, ws: true }, "/healthz": server } },
  test: {
    root: ".",
    include: ["{packages,apps,prove,scripts}/**/*.test.ts"],
    environment: "node",
    testTimeout: 30_000,
  },
});
