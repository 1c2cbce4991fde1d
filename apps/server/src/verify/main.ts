import { command } from "../command.ts";
import { verifyData } from "./verify-data.ts";

const shape = {
  usage: "npm run verify -- [folder] [--chain-only]",
  words: [0, 1],
  options: { "chain-only": { type: "boolean" } },
} as const;

await command(shape, process, async ({ words: [folder], dataDir, key, options: { "chain-only": chainOnly } }) => {
  const figures = await verifyData(folder ?? dataDir, chainOnly === true ? "chain-only" : key);
  return { figures, code: figures.faults.length === 0 ? 0 : 1 };
});
