import { test as base } from "@playwright/test";
import { Server } from "./server.ts";

export { expect } from "@playwright/test";

/** Each test has a server of its own, and leaves no page behind that would go on looking for it. */
export const test = base.extend<{ server: Server }>({
  server: async ({ browser }, use) => {
    const server = await Server.start();
    // A page whose server was away waits up to 30 s (GT6). What a browser says when its network is back saves the tests that.
    server.onStart = () => {
      for (const page of browser.contexts().flatMap((context) => context.pages()))
        page.evaluate(() => window.dispatchEvent(new Event("online"))).catch(() => {});
    };
    await use(server);
    for (const context of browser.contexts()) await context.close();
    await server.close();
  },
});
