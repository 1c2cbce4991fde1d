import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The first browser on a `PATH` that can print, if there is one. */
export const findChromium = (path: string): string | undefined =>
  NAMES.flatMap((name) => path.split(delimiter).map((folder) => join(folder, name))).find(isProgram);

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
