import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const SHEETS = globSync(`${import.meta.dirname}/src/**/*.css`);

/** What names a side of the screen. From right to left it would be the wrong one. */
const SIDED = [
  /(?:margin|padding|border)-(?:left|right)/u,
  /border-(?:top|bottom)-(?:left|right)-radius/u,
  /(?:^|[\s;{])(?:left|right)\s*:/u,
  /(?:text-align|float|clear)\s*:\s*(?:left|right)/u,
];

test("styles name no side of the screen: start and end are right for every script", () => {
  expect(SHEETS.length).toBeGreaterThan(5);
  const found = SHEETS.flatMap((path) => {
    const declarations = readFileSync(path, "utf8")
      .replace(/\/\*.*?\*\//gsu, "")
      .split(/[;{}]/u)
      .map((each) => each.trim());
    return declarations
      .filter((each) => SIDED.some((side) => side.test(` ${each}`)) || isLopsided(each))
      .map((each) => `${path.split("/").at(-1)}: ${each}`);
  });
  expect(found).toEqual([]);
});

/** Four values where the second is not the fourth, or corners that are not all alike. */
function isLopsided(declaration: string): boolean {
  const [, name, value = ""] =
    /^(margin|padding|inset|border-width|border-radius)\s*:\s*(.*)$/su.exec(declaration) ?? [];
  const values = value.match(/[^\s(]+(?:\((?:[^()]|\([^()]*\))*\))?/gu) ?? [];
  if (name === "border-radius") return new Set(values).size > 1;
  return values.length === 4 && values[1] !== values[3];
}
