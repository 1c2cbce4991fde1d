import { defineConfig } from "@playwright/test";

const executablePath = process.env["CHROMIUM_PATH"];

// Run by `npm test`, which finds the browser and has built the pages.
export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  // A journey that is looked at in every look takes a minute or two on two cores.
  timeout: 180_000,
  workers: 2,
  fullyParallel: true,
  // On two busy cores a page may stand still for seconds. What needs a second try has to pass five
  // times more alone (scripts/test.mjs), and is to be mended.
  retries: 1,
  forbidOnly: true,
  expect: { timeout: 15_000 },
  use: {
    locale: "en-GB",
    trace: "retain-on-failure",
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: ["--no-sandbox", "--disable-gpu"] },
  },
});
