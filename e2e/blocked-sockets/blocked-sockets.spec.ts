import { type Blocking, BlockingProxy } from "../../apps/server/src/testing/blocking-proxy.ts";
import { begin, editor, expectSame, expectSaved, invite, join, ownBrowser, press } from "../support/people.ts";
import { Server } from "../support/server.ts";
import { expect, test } from "@playwright/test";

/** The other kinds of networks: `apps/server/src/socket/blocked.test.ts`. */
const NETWORKS: readonly (Blocking & { readonly name: string })[] = [
  { name: "drops upgrades", upgrades: "refused", answers: "through" },
  { name: "drops upgrades and gathers answers for a while", upgrades: "refused", answers: "gathered" },
];

for (const { name, ...network } of NETWORKS)
  test(`SV4: behind a proxy that ${name}, two write together, and a cut loses nothing`, async ({ browser }) => {
    const proxy = await BlockingProxy.start(network);
    const server = await Server.start({ PUBLIC_URL: proxy.origin });
    proxy.to(server.port);
    const ali = await ownBrowser(browser);
    const sam = await ownBrowser(browser);
    await begin(ali, server);
    await join(sam, await invite(ali));
    expect(proxy.seen.posts).toBeGreaterThan(0);
    await editor(ali, "story").click();
    await ali.keyboard.type("START ");
    await expect(editor(sam, "story")).toContainText("START");
    await editor(sam, "story").click();
    await press(sam, "Control+End");
    await sam.keyboard.type("and back. ", { delay: 10 });
    await expect(editor(ali, "story")).toContainText("and back.");
    proxy.cut();
    await expect(
      sam.getByText("No connection: your words are kept here and will be sent").filter({ visible: true }).first(),
    ).toBeVisible();
    await sam.keyboard.type("in the dark");
    proxy.mend();
    for (const page of [ali, sam]) await expectSaved(page);
    await expect(editor(ali, "story")).toContainText("in the dark");
    await expectSame(ali, sam);
    expect((await editor(ali, "story").innerText()).match(/in the dark/g)).toHaveLength(1);
    for (const context of browser.contexts()) await context.close();
    await server.close();
    await proxy.close();
  });
