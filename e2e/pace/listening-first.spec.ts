import { inEveryLook } from "../support/every-look.ts";
import { editor, expectSaved, openPlan, twoPeople } from "../support/people.ts";
import { expect, test } from "../support/test.ts";

test("the plan is quiet until somebody opens it on their page, tells who writes in it, and is never locked", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server);
  for (const page of [ali, sam]) {
    await expect(page.getByText("The plan is here when you both want it.")).toBeVisible();
    await expect(editor(page, "plan")).toBeHidden();
  }
  // By keyboard: the next stop behind the story and its own line.
  const open = ali.getByRole("button", { name: /Open the plan/ });
  await open.focus();
  await ali.keyboard.press("Enter");
  await expect(editor(ali, "plan")).toBeFocused();
  await ali.keyboard.type("SLEEP");
  await expect(editor(ali, "plan").locator("h3 + p").first()).toHaveText("SLEEP");
  const folded = sam.getByRole("button", { name: /Open the plan/ });
  await expect(folded).toContainText("Dr Ali is writing in the plan");
  await expect(editor(sam, "plan")).toBeHidden();
  await expect(folded).toContainText("Something is new in the plan");
  await inEveryLook(sam, "pace-quiet-plan");
  await openPlan(sam);
  await expect(editor(sam, "plan")).toContainText("SLEEP");
  await expectSaved(ali);
  // A plan with words in it is open from the start.
  await sam.reload();
  await expect(editor(sam, "plan")).toBeVisible();
});

test("on a phone the plan is simply there, behind its tab, with a dot when it has news", async ({
  browser,
  server,
}) => {
  const { ali, sam } = await twoPeople(browser, server, { viewport: { width: 360, height: 640 } });
  await ali.getByRole("tab", { name: "Plan" }).click();
  await expect(ali.getByText("The plan is here when")).toHaveCount(0);
  await editor(ali, "plan").locator("h3 + p").first().click();
  await ali.keyboard.type("SLEEP");
  await expect(sam.getByRole("tab", { name: /Plan ?, .*(new|writing)/ })).toBeVisible();
  await sam.getByRole("tab", { name: /Plan/ }).click();
  await expect(editor(sam, "plan")).toContainText("SLEEP");
});
