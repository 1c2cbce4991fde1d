import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** axe finds nothing on the page as it stands, or in one part of it. */
export async function expectNoFindings(page: Page, part?: string): Promise<void> {
  // What is still coming in is half as dark as it will be.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  const axe = new AxeBuilder({ page });
  if (part !== undefined) axe.include(part);
  // There the colours are the system's. axe asks for the text's fill colour, and Chromium answers with the one it forced away.
  const isForced = await page.evaluate(() => matchMedia("(forced-colors: active)").matches);
  if (isForced) axe.disableRules("color-contrast");
  const { violations } = await axe.analyze();
  const findings = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ""}`),
  );
  expect(findings).toEqual([]);
}
