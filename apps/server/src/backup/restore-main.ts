import { command } from "../command.ts";
import { restore } from "./restore.ts";

const shape = { usage: "npm run restore -- FILE [folder]", words: [1, 2] } as const;

await command(shape, process, async ({ words: [file = "", folder], dataDir }) => {
  const figures = await restore(file, folder ?? dataDir);
  if (figures.faults.length > 0)
    return { figures, say: `What is in ${file} is not what was written, so it was not put back.`, code: 1 };
  const say = `The notes are in ${folder ?? dataDir}. They need the master key ${figures.keys.join(" and ")}: put your copy there as master.key, or give it with MASTER_KEY_FILE or MASTER_KEY.`;
  return { figures, say, code: 0 };
});
