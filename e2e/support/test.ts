import { test as base } from "@playwright/test";
import { Server } from "./server.ts";

export { expect } from "@playwright/test";

/** Each test has a server of its own, and leaves no page behind that would go on looking for it. */
export const test = base.extend<{ server: Server }>({
  server: async ({ browser }, use) => {
    const server = await Server.start();
    await use(server);
    for (const context of browser.contexts()) await context.close();
    await server.close();
  },
});
