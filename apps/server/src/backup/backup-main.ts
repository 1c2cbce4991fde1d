import { command } from "../command.ts";
import { backUp } from "./back-up.ts";

const shape = { usage: "npm run backup -- FILE [folder]", words: [1, 2] } as const;

await command(shape, process, async ({ words: [file = "", folder], dataDir }) => {
  const figures = await backUp(folder ?? dataDir, file);
  if (figures.faults.length > 0)
    return { figures, say: "These notes are not what was written, so there is no copy.", code: 1 };
  const say = `${file} is sealed: without the master key ${figures.keys.join(" and ")} nobody can read it, and the key is not in it. Keep a copy of the key somewhere else.`;
  return { figures, say, code: 0 };
});
