import { command } from "../command.ts";
import { rotateKey } from "./rotate-key.ts";

const shape = {
  usage: "npm run rotate-key -- [folder] [--new-key-file FILE]",
  words: [0, 1],
  options: { "new-key-file": { type: "string" } },
} as const;

await command(shape, process, async ({ words: [folder], dataDir, key, options: { "new-key-file": newFile } }) => {
  const figures = rotateKey(folder ?? dataDir, key, typeof newFile === "string" ? newFile : undefined);
  const { from, to, file, old } = figures;
  const start = typeof newFile === "string" ? ` Start the server with MASTER_KEY_FILE=${file} from now on.` : "";
  const say = `The notes need the key ${to} now, in ${file}.${start} Keep a copy of it somewhere else. The key ${from}${old === undefined ? "" : `, kept in ${old},`} opens only backups made before: delete it when there are none.`;
  return { figures, say, code: 0 };
});
