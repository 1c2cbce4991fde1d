import { test as base } from "@playwright/test";
import { Server } from "./server.ts";

export { expect } from "@playwright/test";

/** Each test has a server of its own. */
export const test = base.extend<{ server: Server }>({
  // oxlint-disable-next-line no-empty-pattern -- reason: Playwright reads the fixtures' names from this pattern
  server: async ({}, use) => {
    const server = await Server.start();
    await use(server);
    await server.close();
  },
});
