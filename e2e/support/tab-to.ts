import { expect, type Locator } from "@playwright/test";

/** Enough to come round once in a dialog. */
const MOST = 20;

/** Comes to something by Tab alone, as somebody does who has no mouse. */
export async function tabTo(there: Locator): Promise<void> {
  for (let pressed = 0; pressed < MOST; pressed++) {
    if (await there.evaluate((element) => element === document.activeElement)) return;
    await there.page().keyboard.press("Tab");
  }
  await expect(there).toBeFocused();
}
